/**
 * Reading the columns that `outputs/columns.py` writes.
 *
 * Layout: "SMC1", u32 length of the header, the header (JSON), then arrays, each on an 8-byte boundary.
 * Long texts stay bytes until somebody looks at them.
 */

import { readGeometry } from './geometry.js';
import { ends, joinFour, joinTwo, repeat, sumUp, take, walk } from './numbers.js';

const TYPES = {
  i8: Int8Array, u8: Uint8Array, i16: Int16Array, u16: Uint16Array,
  i32: Int32Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array,
};
const NULL = -2147483648;
const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

export function decode(buffer) {
  const bytes = new Uint8Array(buffer);
  if (DECODER.decode(bytes.subarray(0, 4)) !== 'SMC1') throw new Error('These are not columns of a situation.');
  const length = new DataView(buffer).getUint32(4, true);
  const header = JSON.parse(DECODER.decode(bytes.subarray(8, 8 + length)));
  const base = Math.ceil((8 + length) / 8) * 8;
  const { sizes } = header;
  // Where the arrays of each lane begin, in which buffer.
  const lanes = [];
  const hold = (held, begin) => {
    for (let at = begin; lanes.length < sizes.length && at + sizes[lanes.length] <= held.byteLength;) {
      lanes.push([held, at]);
      at += sizes[lanes.length - 1];
    }
  };
  hold(buffer, base);
  const array = ([type, offset, count, lane = 0]) => {
    if (!lanes[lane]) throw new Error('not all of the situation has arrived');
    const [held, begin] = lanes[lane];
    if (type === 'p32') return joinFour(new Uint8Array(held, begin + offset, 4 * count), count);
    if (type === 'p16') return joinTwo(new Uint8Array(held, begin + offset, 2 * count), count);
    return new TYPES[type](held, begin + offset, count);
  };
  const tables = {};
  for (const [name, spec] of Object.entries(header.tables)) tables[name] = new Table(name, spec, array);
  return {
    meta: header.meta,
    tables,
    /** Whether all is there; else `complete` takes what comes next. */
    get whole() {
      return lanes.length === sizes.length;
    },
    /** Whether what the ground and names need is there. */
    get grounded() {
      return lanes.length > 1;
    },
    complete(next) {
      hold(next, 0);
    },
  };
}

/** A column's arrays, unpacked when somebody first looks at them. */
class Column {
  constructor(parts, array, table) {
    Object.assign(this, { kind: parts.k, prefix: parts.p, width: parts.w, read: {} });
    [this.parts, this.array, this.table] = [parts, array, table];
  }

  /** The texts or numbers that the rows name by number, the first null; null where they have their own. */
  get dictionary() {
    if (!this.parts.j) return this.parts.d ?? null;
    return this.once('d', () => JSON.parse(DECODER.decode(this.array(this.parts.j))));
  }

  /** A number a row, or where each row ends. */
  get a() {
    return this.once('a', () => {
      const { l, f, m, g, a } = this.parts;
      if (l) return ends(f ?? 0, this.array(l));
      const rows = this.rows(g ?? a);
      return m ? take(this.array(m), rows) : rows;
    });
  }

  /** What `a` holds in the first row of each run. */
  get heads() {
    return this.once('heads', () => {
      const { r, m, a } = this.parts;
      const { runs, n } = this.table;
      if (!r) return runs.length === n + 1 ? this.a : take(this.a, runs.subarray(0, -1));
      return m ? take(this.array(m), this.array(a)) : this.array(a);
    });
  }

  get b() {
    return this.once('b', () => (this.kind === 'hex' ? sumUp(this.array(this.parts.b), this.width) : this.array(this.parts.b)));
  }

  get z() {
    return this.once('z', () => this.parts.z && take(this.array(this.parts.z), this.rows(this.parts.a)));
  }

  /** The rows' numbers in the column that this one follows from, and this one's number for each of those; null without one. */
  get followed() {
    const { v, a } = this.parts;
    return v && a ? { codes: this.table.columns[v].a, names: this.array(a) } : null;
  }

  once(key, make) {
    this.read[key] ??= make();
    return this.read[key];
  }

  // A column that follows from another has an entry for each of that one's texts; here each row gets its own.
  rows(place) {
    if (!place) return undefined;
    const entries = place === this.parts.g ? walk(this.array(place)) : this.array(place);
    if (this.parts.r) return repeat(entries, this.table.runs);
    return this.parts.v ? take(entries, this.table.columns[this.parts.v].a) : entries;
  }
}

/** One layer: `n` rows, columns by name, perhaps a geometry. A missing column reads as null. */
export class Table {
  constructor(name, spec, array) {
    this.name = name;
    this.n = spec.n;
    this.columns = {};
    for (const [column, parts] of Object.entries(spec.columns)) this.columns[column] = new Column(parts, array, this);
    /** Whether there is a geometry, without reading it. */
    this.placed = Boolean(spec.geometry);
    this.readRuns = () => (spec.runs ? ends(0, array(spec.runs)) : Uint32Array.from({ length: this.n + 1 }, (_, i) => i));
    this.readShapes = () => readGeometry(spec.geometry, array, this.columns);
  }

  get geometry() {
    if (this.placed) this.shapes ??= this.readShapes();
    return this.shapes ?? null;
  }

  /** Where each run ends: rows that follow one another and are alike in their times and their modality. */
  get runs() {
    this.ran ??= this.readRuns();
    return this.ran;
  }

  has(name) {
    return name in this.columns;
  }

  /** The value of a row: text, number, minutes, parsed JSON, [from, to] of a range, or null. */
  get(name, i) {
    const column = this.columns[name];
    if (!column) return null;
    const { kind, a } = column;
    if (column.dictionary) return column.dictionary[a[i]];
    if (kind === 'num') return Number.isNaN(a[i]) ? null : a[i];
    if (kind === 'time') return a[i] === NULL ? null : a[i];
    if (kind === 'range') return [a[i], a[i + 1]];
    if (kind === 'hex') return column.prefix + hexOf(column.b, i, this.n);
    if (a[i] === a[i + 1]) return null;
    const text = DECODER.decode(column.b.subarray(a[i], a[i + 1]));
    return kind === 'json' ? JSON.parse(text) : text;
  }

  /** Difference to UTC in minutes of a time column's row, or null. */
  zone(name, i) {
    const z = this.columns[name]?.z;
    return z ? z[i] : null;
  }

  /** The first row whose column has a value, or -1. */
  find(name, value) {
    const column = this.columns[name];
    if (column?.kind === 'str') return findText(column, this.n, value);
    if (column?.kind === 'hex') return findHex(column, this.n, String(value));
    for (let i = 0; column && i < this.n; i++) if (this.get(name, i) === value) return i;
    return -1;
  }
}

const PAIRS = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

function hexOf(bytes, row, n) {
  let text = '';
  for (let i = row; i < bytes.length; i += n) text += PAIRS[bytes[i]];
  return text;
}

// Bytes are compared, so that a million ids need not become texts first.
function findText({ a, b }, n, value) {
  const wanted = ENCODER.encode(String(value ?? ''));
  if (!wanted.length) return -1;
  for (let i = 0; i < n; i++) {
    if (a[i + 1] - a[i] !== wanted.length) continue;
    let k = 0;
    while (k < wanted.length && b[a[i] + k] === wanted[k]) k += 1;
    if (k === wanted.length) return i;
  }
  return -1;
}

function findHex({ b, prefix, width }, n, value) {
  const digits = value.slice(prefix.length);
  if (!value.startsWith(prefix) || digits.length !== 2 * width || !/^[0-9a-f]+$/.test(digits)) return -1;
  const wanted = Uint8Array.from({ length: width }, (_, k) => Number.parseInt(digits.slice(2 * k, 2 * k + 2), 16));
  for (let i = 0; i < n; i++) {
    let k = 0;
    while (k < width && b[k * n + i] === wanted[k]) k += 1;
    if (k === width) return i;
  }
  return -1;
}

export { NULL };
