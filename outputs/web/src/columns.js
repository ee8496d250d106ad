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

/** Bytes of a gzip file, unpacked by the browser. */
export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

export function decode(buffer) {
  const bytes = new Uint8Array(buffer);
  if (DECODER.decode(bytes.subarray(0, 4)) !== 'SMC1') throw new Error('These are not columns of a situation.');
  const length = new DataView(buffer).getUint32(4, true);
  const header = JSON.parse(DECODER.decode(bytes.subarray(8, 8 + length)));
  const base = Math.ceil((8 + length) / 8) * 8;
  const array = ([type, offset, count]) => new TYPES[type](buffer, base + offset, count);
  const tables = {};
  for (const [name, spec] of Object.entries(header.tables)) tables[name] = new Table(name, spec, array);
  return { meta: header.meta, tables };
}

/** One layer: `n` rows, columns by name, perhaps a geometry. A missing column reads as null. */
export class Table {
  constructor(name, spec, array) {
    this.name = name;
    this.n = spec.n;
    this.columns = {};
    for (const [column, parts] of Object.entries(spec.columns)) {
      this.columns[column] = { kind: parts.k, dictionary: parts.d ?? null };
      for (const key of ['a', 'b', 'z']) if (parts[key]) this.columns[column][key] = array(parts[key]);
    }
    this.geometry = spec.geometry ? readGeometry(spec.geometry, array) : null;
  }

  has(name) {
    return name in this.columns;
  }

  /** The value of a row: text, number, minutes, parsed JSON, [from, to] of a range, or null. */
  get(name, i) {
    const column = this.columns[name];
    if (!column) return null;
    const { kind, a } = column;
    if (kind === 'num') return Number.isNaN(a[i]) ? null : a[i];
    if (kind === 'time') return a[i] === NULL ? null : a[i];
    if (kind === 'cat') return column.dictionary[a[i]];
    if (kind === 'range') return [a[i], a[i + 1]];
    if (a[i] === a[i + 1]) return null;
    const text = DECODER.decode(column.b.subarray(a[i], a[i + 1]));
    return kind === 'json' ? JSON.parse(text) : text;
  }

  /** Difference to UTC in minutes of a time column's row, or null. */
  zone(name, i) {
    const z = this.columns[name]?.z;
    return z ? z[i] : null;
  }

  find(name, value) {
    const column = this.columns[name];
    if (!column) return -1;
    for (let i = 0; i < this.n; i++) if (this.get(name, i) === value) return i;
    return -1;
  }
}

function readGeometry(spec, array) {
  const x = array(spec.x);
  const y = array(spec.y);
  if (spec.t === 'point') return { type: 'point', x, y };
  const geometry = { type: 'shape', kind: array(spec.g), parts: array(spec.p), ends: array(spec.e), x, y };
  undoDeltas(geometry);
  return geometry;
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
