/** Arrays of numbers as `outputs/columns.py` lays them out, unpacked. */

/** Whole numbers of two or four bytes whose lowest bytes come first, then the second ones, and so on. */
export function joinTwo(bytes, n) {
  const numbers = new Uint16Array(n);
  for (let i = 0; i < n; i++) numbers[i] = bytes[i] | (bytes[i + n] << 8);
  return numbers;
}

export function joinFour(bytes, n) {
  const numbers = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    numbers[i] = bytes[i] | (bytes[i + n] << 8) | (bytes[i + 2 * n] << 16) | (bytes[i + 3 * n] << 24);
  }
  return numbers;
}

/** Where each row ends, from how much it has. */
export function ends(first, lengths) {
  const a = new Uint32Array(lengths.length + 1);
  a[0] = first;
  for (let i = 0; i < lengths.length; i++) a[i + 1] = a[i] + lengths[i];
  return a;
}

/** Numbers from their differences: 0, 1, 2, 3, 4 … stand for 0, -1, 1, -2, 2 … */
export function walk(steps) {
  const numbers = new Uint32Array(steps.length);
  for (let i = 0, at = 0; i < steps.length; i++) {
    at += steps[i] & 1 ? -(steps[i] + 1) / 2 : steps[i] / 2;
    numbers[i] = at;
  }
  return numbers;
}

/** The rows' first bytes are differences to the row before. */
export function sumUp(bytes, width) {
  const n = bytes.length / width;
  for (let i = 1; i < n; i++) bytes[i] += bytes[i - 1];
  return bytes;
}

/** An entry for each run as one for each row. */
export function repeat(entries, runs) {
  const rows = new entries.constructor(runs.at(-1));
  for (let k = 0; k < entries.length; k++) rows.fill(entries[k], runs[k], runs[k + 1]);
  return rows;
}

export function take(entries, codes) {
  const rows = new entries.constructor(codes.length);
  for (let i = 0; i < codes.length; i++) rows[i] = entries[codes[i]];
  return rows;
}
