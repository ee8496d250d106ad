/** Finding words: in titles, names and quotes, without regard to capitals, accents or Arabic vowel signs. */

import { EVENT_TABLES } from './time.js';

const PLAIN = /^[\x20-\x7e]*$/;
const SLICE = 2048;
const TEXTS = ['title', 'place', 'place_text', 'admin1', 'actor', 'side', 'target', 'origin', 'destination', 'weapon', 'unlocated'];
const SOURCE_TEXTS = ['quote', 'publisher', 'attributed_to'];
const DECODER = new TextDecoder();

/** The text as it is compared: NFKD without marks, lower case, Arabic letters that are written either way as one. */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/[\p{Mn}\u0640\u02bb\u02bc\u02bf\u02be\u2018\u2019]/gu, '').toLowerCase()
    .replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
}

/** The folded words that all have to be there; a phrase in quotes is one. */
export function needles(text) {
  return [...text.matchAll(/"([^"]+)"|(\S+)/g)].map((match) => fold(match[1] ?? match[2])).filter(Boolean).slice(0, 8);
}

/**
 * Rows that hold all words, as { table: Uint8Array }. A generator: it yields between slices, so that a long search
 * over many quotes never holds the page up; its return value is the result.
 */
export function* search(tables, text) {
  const wanted = needles(text);
  const sources = tables.sources ? yield* hitsOf(tables.sources, SOURCE_TEXTS, wanted) : [];
  const found = {};
  for (const name of [...EVENT_TABLES, 'unlocated']) {
    const table = tables[name];
    if (!table) continue;
    const own = yield* hitsOf(table, TEXTS, wanted);
    const range = table.columns.sources?.a;
    const rows = new Uint8Array(table.n).fill(1);
    wanted.forEach((_, w) => {
      for (let i = 0; i < table.n; i++) {
        let hit = own[w][i];
        if (range) for (let k = range[i]; k < range[i + 1] && !hit; k++) hit = sources[w][k];
        if (!hit) rows[i] = 0;
      }
    });
    found[name] = rows;
  }
  return found;
}

function* hitsOf(table, columns, wanted) {
  const hits = wanted.map(() => new Uint8Array(table.n));
  for (const name of columns) {
    const column = table.columns[name];
    if (column?.kind === 'cat') inDictionary(column, wanted, hits);
    else if (column?.kind === 'str') yield* inTexts(column, table.n, wanted, hits);
    yield;
  }
  return hits;
}

function inDictionary({ dictionary, a }, wanted, hits) {
  wanted.forEach((word, w) => {
    const holds = Uint8Array.from(dictionary, (text) => (text !== null && fold(text).includes(word) ? 1 : 0));
    if (holds.includes(1)) for (let i = 0; i < a.length; i++) hits[w][i] |= holds[a[i]];
  });
}

// Many rows are folded at once; only slices with letters beyond ASCII are gone through row by row.
function* inTexts({ a, b }, n, wanted, hits) {
  for (let from = 0; from < n; from += SLICE) {
    const to = Math.min(n, from + SLICE);
    const bytes = b.subarray(a[from], a[to]);
    const text = DECODER.decode(bytes);
    if (text.length === bytes.length) inSlice(text.toLowerCase(), a, from, wanted, hits);
    else {
      for (let i = from; i < to; i++) {
        const row = fold(DECODER.decode(b.subarray(a[i], a[i + 1])));
        wanted.forEach((word, w) => { if (row.includes(word)) hits[w][i] = 1; });
        if (i % 256 === 255) yield;
      }
    }
    yield;
  }
}

function inSlice(text, ends, from, wanted, hits) {
  wanted.forEach((word, w) => {
    let row = from;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      while (ends[row + 1] - ends[from] <= at) row += 1;
      if (at + word.length <= ends[row + 1] - ends[from]) hits[w][row] = 1;
    }
  });
}
