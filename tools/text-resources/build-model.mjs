// The character model that judges what damaged text said: src/BusinessEnv.Ingestion/Text/Resources/characters.bin
//   apt-get download sunpinyin-data && dpkg-deb -x sunpinyin-data_*.deb x
//   node build-model.mjs x/usr/lib/*/sunpinyin/data
// From the word trigram model of Debian's sunpinyin-data (open-gram, CC BY-SA 3.0) it takes how often characters
// stand side by side, inside words and across them; domain.txt (written for this project) adds the language of notices.
// The result is a derived work under CC BY-SA 3.0.
//
// characters.bin, deflated, little-endian:
//   uint16 n; n × uint16: the characters, the commonest first (classes: NUL = other, \n = boundary, 0 = digit, A = letter)
//   n × uint8: -ln P(c) in sixteenths
//   n × (uint16 count, uint8 backoff), then all successors: count × (uint16 id, uint8 -ln P(c|b))      bigrams
//   per bigram in that order: uint8 count (0: none); if any: uint8 backoff, count × (uint16 id, uint8)  trigrams
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const [source] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const Words = 2e8;           // the size of corpus that probabilities are scaled to
const DomainShare = 0.04;
const Unseen = 40;            // what each kind of successor seen leaves, in counts, for those not seen
const MinBigram = 6, MinTrigram = 20, MinGain = 0.7;
const Limit = 32768;

// Classes: what the model does not tell apart.
const fold = new Map([...'，。、；：？！（）'].map((c, i) => [',.、;:?!()'[i], c]));
const classOf = c => {
  c = fold.get(c) ?? c;
  if (/[0-9０-９]/.test(c)) return '0';
  if (/[A-Za-zＡ-Ｚａ-ｚ]/.test(c)) return 'A';
  if (/\s/.test(c)) return '\n';
  return c.length === 1 && /[\u4e00-\u9fff，。、；：？！（）“”‘’《》〈〉〔〕【】—…·%％+＋〇-]/.test(c) ? c : '\0';
};

const uni = new Map(), bi = new Map(), tri = new Map();
const ids = new Map([['\0', 0], ['\n', 1]]), chars = ['\0', '\n'];
const idOf = c => {
  c = classOf(c);
  let id = ids.get(c);
  if (id === undefined) { if (chars.length === Limit) return 0; id = chars.length; ids.set(c, id); chars.push(c); }
  return id;
};
const ends = new Set([1, ...[...'。！？；'].map(idOf)]);
const add = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);
const addUni = (a, w) => add(uni, a, w);
const addBi = (a, b, w) => add(bi, a * Limit + b, w);
// What follows the end of a sentence does not depend on how the sentence ended.
const addTri = (a, b, c, w) => ends.has(b) || add(tri, (a * Limit + b) * Limit + c, w);

// 1. The word model. Words: UTF-32 strings, NUL-ended; nodes of 12 bytes (word 18 bits, back-off 14, probability 16,
//    child low 16, …, child high 7), leaves of 8.
const dict = readFileSync(join(source, 'pydict_sc.bin')), lm = readFileSync(join(source, 'lm_sc.t3g'));
const words = [];
for (let i = 0, p = dict.readUInt32LE(8); i < dict.readUInt32LE(0); i++) {
  const word = [];
  for (let c; (c = dict.readUInt32LE(p)); p += 4) word.push(String.fromCodePoint(c));
  p += 4;
  words.push(Uint16Array.from(word.length ? word.map(idOf) : [1]));
}
const levels = [0, 1, 2, 3].map(i => lm.readUInt32LE(8 + 4 * i));
let at = 8 + 4 * 4;
const probability = i => lm.readFloatLE(24 + 4 * i);
at += 4 * 65536 + 4 * 16384;
const starts = [at, at + 12 * levels[0], at + 12 * (levels[0] + levels[1]), at + 12 * (levels[0] + levels[1] + levels[2])];
const node = (level, i) => {
  const p = starts[level] + i * 12, a = lm.readUInt32LE(p);
  return { word: a & 0x3ffff, p: probability(lm.readUInt16LE(p + 4)), child: (lm.readUInt32LE(p + 8) >>> 25) * 65536 + lm.readUInt16LE(p + 6) };
};
let total = 0;
for (let i = 0; i < levels[1] - 1; i++) {
  const first = node(1, i), w = words[first.word], f = first.p * Words;
  for (let k = 0; k < w.length; k++) {
    addUni(w[k], f);
    total += f;
    if (k + 1 < w.length) addBi(w[k], w[k + 1], f);
    if (k + 2 < w.length) addTri(w[k], w[k + 1], w[k + 2], f);
  }
  for (let j = first.child, end = node(1, i + 1).child; j < end; j++) {
    const second = node(2, j), v = words[second.word], g = f * second.p, last = w[w.length - 1];
    addBi(last, v[0], g);
    if (w.length > 1) addTri(w[w.length - 2], last, v[0], g);
    if (v.length > 1) addTri(last, v[0], v[1], g);
    else if (j + 1 <= levels[2] - 1) {
      for (let l = second.child, stop = node(2, j + 1).child; l < stop; l++) {
        const p = starts[3] + l * 8, a = lm.readUInt32LE(p), b = lm.readUInt32LE(p + 4);
        const third = words[a & 0x3ffff], q = probability(((b >>> 25 & 3) << 14) + (a >>> 18));
        addTri(last, v[0], third[0], g * q);
      }
    }
  }
}
// 2. The language of notices, at a fixed share of the whole.
const domain = readFileSync(join(here, 'domain.txt'), 'utf8');
const weight = total * DomainShare / domain.length;
const line = Uint16Array.from([...domain].map(idOf));
for (let k = 0; k < line.length; k++) {
  addUni(line[k], weight);
  if (k > 0) addBi(line[k - 1], line[k], weight);
  if (k > 1 && line[k - 1] !== 1) addTri(line[k - 2], line[k - 1], line[k], weight);
}
total += weight * line.length;

// The word model puts a boundary behind each sentence; in running text the next sentence follows at once.
const starts2 = [...bi].filter(([key]) => Math.floor(key / Limit) === 1 && !ends.has(key % Limit));
for (const end of ends)
  if (end !== 1)
    for (const [key, w] of starts2) addBi(end, key % Limit, w * uni.get(end) / uni.get(1));

// 3. Back-off with Witten-Bell weights: what a context has not shown gets the share types/(types + tokens).
const order = [0, 1, ...[...uni].filter(([id]) => id > 1).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id)];
const rank = new Map(order.map((id, r) => [id, r]));
const p1 = new Float64Array(order.length);
for (let r = 0; r < order.length; r++) p1[r] = ((uni.get(order[r]) ?? 0) + 0.5) / (total + 0.5 * order.length);
const group = (map, size, min) => {
  const contexts = new Map();
  for (const [key, weight] of map) {
    if (weight < min) continue;
    const context = Math.floor(key / size), id = rank.get(key % size);
    let list = contexts.get(context);
    if (!list) contexts.set(context, list = []);
    list.push([id, weight]);
  }
  return contexts;
};
const log = p => Math.min(255, Math.max(0, Math.round(-16 * Math.log(p))));
const p2 = new Map();
const bigrams = group(bi, Limit, MinBigram);
const second = (b, c) => p2.get(b * Limit + c) ?? (backoff2[b] ?? 1) * p1[c];
const backoff2 = new Float64Array(order.length).fill(1);
const rows = [];
for (let b = 0; b < order.length; b++) {
  const list = bigrams.get(order[b]) ?? [];
  const sum = list.reduce((s, [, w]) => s + w, 0), mass = sum + list.length * Unseen;
  let kept = 0, keptBack = 0;
  list.sort((x, y) => x[0] - y[0]);
  const row = list.map(([c, w]) => {
    const p = w / mass + (list.length * Unseen / mass) * p1[c];
    kept += p; keptBack += p1[c];
    p2.set(b * Limit + c, p);
    return [c, p];
  });
  backoff2[b] = list.length ? Math.max(1e-6, (1 - Math.min(kept, 1 - 1e-6)) / Math.max(1e-6, 1 - keptBack)) : 1;
  rows.push(row);
}
const trigrams = group(tri, Limit, MinTrigram);
let kept3 = 0, kept2 = 0;
const head = [], body2 = [], body3 = [];
for (let b = 0; b < order.length; b++) {
  head.push(rows[b].length & 255, rows[b].length >> 8, log(backoff2[b]));
  for (const [c, p] of rows[b]) {
    body2.push(c & 255, c >> 8, log(p));
    kept2++;
    const list = trigrams.get(order[b] * Limit + order[c]) ?? [];
    const sum = list.reduce((s, [, w]) => s + w, 0), mass = Math.max(sum, (bi.get(order[b] * Limit + order[c]) ?? 0)) + list.length * Unseen;
    let strong = [], keptP = 0, keptBack = 0;
    for (const [d, w] of list) {
      const back = second(c, d), q = w / mass + list.length * Unseen / mass * back;
      if (Math.log(q / back) > MinGain || w > 5000) strong.push([d, q, back]);
    }
    strong.sort((x, y) => y[1] - x[1]);
    strong = strong.slice(0, 255).sort((x, y) => x[0] - y[0]);
    for (const [, q, back] of strong) { keptP += q; keptBack += back; }
    body3.push(strong.length);
    if (!strong.length) continue;
    body3.push(log(Math.min(1, Math.max(1e-6, (1 - Math.min(keptP, 1 - 1e-6)) / Math.max(1e-6, 1 - keptBack)))));
    for (const [d, q] of strong) { body3.push(d & 255, d >> 8, log(q)); kept3++; }
  }
}
const bytes = Buffer.concat([
  Buffer.from(Uint16Array.of(order.length).buffer), Buffer.from(Uint16Array.from(order, id => chars[id].charCodeAt(0)).buffer),
  Buffer.from(Uint8Array.from(p1, log)), Buffer.from(Uint8Array.from(head)), Buffer.from(Uint8Array.from(body2)), Buffer.from(Uint8Array.from(body3)),
]);
const packed = deflateRawSync(bytes, { level: 9 });
writeFileSync(join(here, '../../src/BusinessEnv.Ingestion/Text/Resources/characters.bin'), packed);
console.log(`characters.bin: ${packed.length} bytes (${bytes.length} unpacked), ${order.length} characters, ${kept2} bigrams, ${kept3} trigrams`);
