/**
 * Reading the columns that `outputs/columns.py` writes.
 *
 * Layout: "SMC1", u32 length of the header, the header (JSON), then arrays, each on an 8-byte boundary.
 * Long texts stay bytes until somebody looks at them.
 */

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

  get b() {
    return this.once('b', () => (this.kind === 'hex' ? sumUp(this.array(this.parts.b), this.width) : this.array(this.parts.b)));
  }

  get z() {
    return this.once('z', () => this.parts.z && take(this.array(this.parts.z), this.rows(this.parts.a)));
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

// Whole numbers of two or four bytes whose lowest bytes come first, then the second ones, and so on.
function joinTwo(bytes, n) {
  const numbers = new Uint16Array(n);
  for (let i = 0; i < n; i++) numbers[i] = bytes[i] | (bytes[i + n] << 8);
  return numbers;
}

function joinFour(bytes, n) {
  const numbers = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    numbers[i] = bytes[i] | (bytes[i + n] << 8) | (bytes[i + 2 * n] << 16) | (bytes[i + 3 * n] << 24);
  }
  return numbers;
}

const PAIRS = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

function hexOf(bytes, row, n) {
  let text = '';
  for (let i = row; i < bytes.length; i += n) text += PAIRS[bytes[i]];
  return text;
}

// Where each row ends, from how much it has.
function ends(first, lengths) {
  const a = new Uint32Array(lengths.length + 1);
  a[0] = first;
  for (let i = 0; i < lengths.length; i++) a[i + 1] = a[i] + lengths[i];
  return a;
}

// Numbers from their differences: 0, 1, 2, 3, 4 … stand for 0, -1, 1, -2, 2 …
function walk(steps) {
  const numbers = new Uint32Array(steps.length);
  for (let i = 0, at = 0; i < steps.length; i++) {
    at += steps[i] & 1 ? -(steps[i] + 1) / 2 : steps[i] / 2;
    numbers[i] = at;
  }
  return numbers;
}

// The rows' first bytes are differences to the row before.
function sumUp(bytes, width) {
  const n = bytes.length / width;
  for (let i = 1; i < n; i++) bytes[i] += bytes[i - 1];
  return bytes;
}

// An entry for each run as one for each row.
function repeat(entries, runs) {
  const rows = new entries.constructor(runs.at(-1));
  for (let k = 0; k < entries.length; k++) rows.fill(entries[k], runs[k], runs[k + 1]);
  return rows;
}

function take(entries, codes) {
  const rows = new entries.constructor(codes.length);
  for (let i = 0; i < codes.length; i++) rows[i] = entries[codes[i]];
  return rows;
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

function readGeometry(spec, array, columns) {
  const x = array(spec.x);
  const y = array(spec.y);
  if (spec.t === 'point') {
    const of = spec.v ? columns[spec.v].a : spec.a ? array(spec.a) : null;
    return of ? { type: 'point', x: take(x, of), y: take(y, of) } : { type: 'point', x, y };
  }
  const geometry = { type: 'shape', kind: array(spec.g), parts: ends(0, array(spec.p)), ends: ends(0, array(spec.e)), x, y };
  if (spec.s) undoSharing(geometry, array(spec.s));
  else undoDeltas(geometry);
  return geometry;
}

// Each vertex once, as a difference to the one before; `ago`: how many new ones ago it came, 0 for a new one.
function undoSharing(geometry, ago) {
  const once = { ends: [0, geometry.x.length], x: geometry.x, y: geometry.y };
  undoDeltas(once);
  const of = new Uint32Array(ago.length);
  for (let i = 0, next = 0; i < ago.length; i++) of[i] = ago[i] ? next - ago[i] : next++;
  geometry.x = take(once.x, of);
  geometry.y = take(once.y, of);
}

// Coordinates are differences to the vertex before, from part to part anew.
function undoDeltas({ ends, x, y }) {
  for (let part = 0; part + 1 < ends.length; part++) {
    for (let i = ends[part] + 1; i < ends[part + 1]; i++) {
      x[i] += x[i - 1];
      y[i] += y[i - 1];
    }
  }
}

export { NULL };
