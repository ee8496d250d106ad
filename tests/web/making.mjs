/** Tables made by hand, with the reading side of columns.js. */

import { Table } from '../../outputs/web/src/columns.js';

const NULL = -2147483648;

/** A table from rows of plain values; `start` and `end` are ISO texts. */
export function tableOf(name, rows) {
  const names = [...new Set(rows.flatMap(Object.keys))].filter((column) => column !== 'at' && column !== 'sources');
  const arrays = [];
  const keep = (array) => [arrays.push(array) - 1];
  const columns = {};
  for (const column of names) {
    const values = rows.map((row) => row[column] ?? null);
    if (column === 'start' || column === 'end') {
      columns[column] = { k: 'time', a: keep(Int32Array.from(values, (v) => (v ? Date.parse(`${v}Z`) / 60000 : NULL))) };
    } else if (values.some((v) => typeof v === 'number')) {
      columns[column] = { k: 'num', a: keep(Float32Array.from(values, (v) => v ?? NaN)) };
    } else {
      const texts = [null, ...new Set(values.filter((v) => v !== null))];
      columns[column] = { k: 'cat', d: texts, a: keep(Uint8Array.from(values, (v) => texts.indexOf(v))) };
    }
  }
  const micro = (n) => keep(Int32Array.from(rows, (row) => (row.at ? Math.round(row.at[n] * 1e6) : NULL)));
  const geometry = rows.some((row) => row.at) ? { t: 'point', x: micro(0), y: micro(1) } : null;
  return new Table(name, { n: rows.length, columns, geometry }, ([index]) => arrays[index]);
}

/** Tables of rows that carry their `sources`, with the table of those sources beside them. */
export function sourced(rowsOf) {
  const all = [];
  const tables = {};
  for (const [name, rows] of Object.entries(rowsOf)) {
    tables[name] = tableOf(name, rows);
    const ends = [all.length];
    for (const row of rows) ends.push(all.push(...(row.sources ?? [])));
    tables[name].columns.sources = { kind: 'range', a: Uint32Array.from(ends) };
  }
  tables.sources = tableOf('sources', all);
  const bytes = all.map((source) => new TextEncoder().encode(source.quote ?? ''));
  const a = Uint32Array.from([0, ...bytes.map((_, n) => bytes.slice(0, n + 1).reduce((sum, one) => sum + one.length, 0))]);
  tables.sources.columns.quote = { kind: 'str', a, b: Uint8Array.from(bytes.flatMap((one) => [...one])) };
  return tables;
}
