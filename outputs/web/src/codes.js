/** A column's values as numbers: the dictionary as it is where the column has one. */

/** A table's values of the first of some columns that is filled, numbered; worked out once a table. */
export function codesOf(table, columns) {
  if (!table) return { values: [null], codes: new Uint8Array(0) };
  table.numbered ??= new Map();
  const key = columns.join();
  if (!table.numbered.has(key)) table.numbered.set(key, numbered(table, columns));
  return table.numbered.get(key);
}

/** A dictionary column is used as it is, or with the numbers of the column that it follows from. */
function numbered(table, columns) {
  const present = columns.filter((column) => table.has(column));
  if (!present.length) return { values: [null], codes: new Uint8Array(table.n) };
  const [first] = present.map((column) => table.columns[column]);
  if (first.kind === 'cat') {
    const { codes, names } = first.followed ?? { codes: first.a, names: null };
    const values = names ? Array.from(names, (name) => first.dictionary[name]) : first.dictionary;
    if (present.length === 1 || values.every((value, code) => value !== null || !codes.includes(code))) return { values, codes };
  }
  const numbers = new Map([[null, 0]]);
  const codes = new Uint32Array(table.n);
  for (let i = 0; i < table.n; i++) {
    let value = null;
    for (const column of present) value ??= table.get(column, i);
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    codes[i] = numbers.get(value);
  }
  return { values: [...numbers.keys()], codes };
}
