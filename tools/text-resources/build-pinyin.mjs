// Every reading of every Chinese character: src/BusinessEnv.Ingestion/Text/Resources/pinyin.txt
//   npm ci && node build-pinyin.mjs
// One line per toneless syllable (ü as v): the syllable, a space, the characters that can be read so, in code order.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';

const here = dirname(fileURLToPath(import.meta.url));
const { version } = createRequire(import.meta.url)('pinyin-pro/package.json');
const lines = new Map();
let characters = 0;
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true });
  let read = false;
  for (const syllable of new Set(readings)) {
    if (!/^[a-zê]+$/.test(syllable)) continue;
    lines.set(syllable, (lines.get(syllable) ?? '') + character);
    read = true;
  }
  characters += read ? 1 : 0;
}
const text = `# Readings of ${characters} Chinese characters (U+3400-U+9FFF), made by tools/text-resources/build-pinyin.mjs
# from pinyin-pro ${version} (https://github.com/zh-lx/pinyin-pro): MIT License, Copyright (c) zh-lx.
${[...lines].sort(([a], [b]) => a < b ? -1 : 1).map(([syllable, list]) => `${syllable} ${list}`).join('\n')}
`;
writeFileSync(join(here, '../../src/BusinessEnv.Ingestion/Text/Resources/pinyin.txt'), text);
console.log(`pinyin.txt: ${Buffer.byteLength(text)} bytes, ${characters} characters, ${lines.size} syllables, pinyin-pro ${version}`);
