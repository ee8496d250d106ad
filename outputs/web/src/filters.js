/**
 * Which rows the filters let through. Each filter owns one bit of a number a row, so that a change costs one pass
 * over one column, and the counts beside each choice can leave their own filter out.
 */

import { codesOf } from './codes.js';
import { whole } from './slices.js';
import { EVENT_TABLES } from './time.js';

/** `column` names to try in turn; `many`: a row has several values, those of its sources. */
export const FACETS = [
  { key: 'sides', title: 'Side', columns: ['side', 'actor'], none: 'Nobody named' },
  { key: 'weapons', title: 'Weapon', columns: ['weapon'], none: null },
  { key: 'kinds', title: 'Kind of source', columns: ['kind', 'source_kind', 'publisher_kind'], many: true, none: 'Unknown' },
  { key: 'publishers', title: 'Source', columns: ['publisher', 'report'], many: true, none: 'Unknown' },
  { key: 'standings', title: 'Standing', columns: ['modality'], none: null },
  { key: 'reviews', title: 'Review', columns: ['review'], none: null },
];
const bitOf = (key) => 1 << FACETS.findIndex((facet) => facet.key === key);
const SURE = 1 << FACETS.length;
const WORDS = SURE << 1;
/** So many rows are counted without a pause. */
const AT_ONCE = 50000;

export class Filters {
  constructor(tables) {
    this.tables = tables;
    this.names = [...EVENT_TABLES, 'unlocated'].filter((name) => tables[name]);
    this.fails = Object.fromEntries(this.names.map((name) => [name, new Uint16Array(tables[name].n)]));
    this.set = null;
  }

  /** Works out anew what changed; `found` are the rows that hold the words ({ table: Uint8Array }), null for all. */
  apply(filters, found = null) {
    const before = this.set;
    for (const { key } of FACETS) if (before ? JSON.stringify(before[key]) !== JSON.stringify(filters[key]) : filters[key].length) this.facet(key, filters[key]);
    if ((before?.confidence ?? 0) !== filters.confidence) this.sure(filters.confidence);
    if (found !== (this.found ?? null)) this.words(found);
    [this.set, this.found] = [filters, found];
  }

  facet(key, wanted) {
    const facet = FACETS.find((one) => one.key === key);
    const bit = bitOf(key);
    for (const name of this.names) {
      const fails = this.fails[name];
      if (!wanted.length) {
        for (let i = 0; i < fails.length; i++) fails[i] &= ~bit;
        continue;
      }
      const { values, codes, range } = this.codesOf(name, facet);
      const bits = Uint16Array.from(values, (value) => (wanted.includes(value ?? '') ? 0 : bit));
      if (!range) for (let i = 0; i < fails.length; i++) fails[i] = (fails[i] & ~bit) | bits[codes[i]];
      else failMany(fails, bit, bits, codes, range);
    }
  }

  sure(least) {
    for (const name of this.names) {
      const fails = this.fails[name];
      const { dictionary, a } = this.tables[name].columns.confidence ?? {};
      // Numbers are stored as 32-bit floats: 0.6 must pass 0.6. What has no confidence is never sure enough.
      const bound = Math.fround(least) - 1e-6;
      for (let i = 0; i < fails.length; i++) {
        const number = dictionary ? dictionary[a[i]] : a?.[i];
        if (least > 0 && !(number !== null && number >= bound)) fails[i] |= SURE;
        else fails[i] &= ~SURE;
      }
    }
  }

  words(found) {
    for (const name of this.names) {
      const fails = this.fails[name];
      const rows = found?.[name];
      for (let i = 0; i < fails.length; i++) {
        if (found && !rows?.[i]) fails[i] |= WORDS;
        else fails[i] &= ~WORDS;
      }
    }
  }

  /** { values, codes, range } of a facet in a table: `codes` number its rows, or its sources where there is a range. */
  codesOf(name, facet) {
    this.codes ??= new Map();
    const owner = facet.many ? 'sources' : name;
    const key = `${owner}/${facet.key}`;
    if (!this.codes.has(key)) this.codes.set(key, codesOf(this.tables[owner], facet.columns));
    const found = this.codes.get(key);
    if (!facet.many) return found;
    const range = this.tables[name].columns.sources?.a;
    return range ? { ...found, range } : { values: [null], codes: new Uint8Array(this.tables[name].n) };
  }

  /** How many rows each value of a facet would show, its own choice left out: [[value, count], …], most first. */
  counts(facet, inTime) {
    return whole(this.counting(facet, inTime));
  }

  /** The same in steps that somebody may pause between. */
  *counting(facet, inTime) {
    const bit = bitOf(facet.key);
    const total = new Map();
    for (const name of this.names) {
      const base = inTime[name];
      if (!base) continue;
      const { values, codes, range } = this.codesOf(name, facet);
      const [fails, sums] = [this.fails[name], new Uint32Array(values.length)];
      const last = range ? new Int32Array(values.length).fill(-1) : null;
      for (let from = 0; from < fails.length; from += AT_ONCE) {
        const to = Math.min(fails.length, from + AT_ONCE);
        if (range) tallyMany(sums, fails, ~bit, base, codes, range, last, from, to);
        else tally(sums, fails, ~bit, base, codes, from, to);
        yield;
      }
      values.forEach((value, code) => total.set(value ?? '', (total.get(value ?? '') ?? 0) + sums[code]));
    }
    if (facet.none === null) total.delete('');
    return [...total.entries()].filter(([value, count]) => count || this.set?.[facet.key].includes(value))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
}

// A row of several values fails where none of them is wanted.
function failMany(fails, bit, bits, codes, range) {
  for (let i = 0; i < fails.length; i++) {
    let failed = bit;
    for (let k = range[i]; k < range[i + 1] && failed; k++) failed = bits[codes[k]];
    fails[i] = (fails[i] & ~bit) | failed;
  }
}

function tally(sums, fails, others, base, codes, from, to) {
  for (let i = from; i < to; i++) if (base[i] && !(fails[i] & others)) sums[codes[i]] += 1;
}

function tallyMany(sums, fails, others, base, codes, range, last, from, to) {
  for (let i = from; i < to; i++) {
    if (!base[i] || fails[i] & others) continue;
    for (let k = range[i]; k < range[i + 1]; k++) {
      // A row with two sentences of one source counts once.
      if (last[codes[k]] === i) continue;
      last[codes[k]] = i;
      sums[codes[k]] += 1;
    }
  }
}
