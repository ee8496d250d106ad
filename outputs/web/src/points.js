/** All events that have a place, of all layers, as one list of points with what their signs need. */

import { EVENT_TABLES } from './time.js';
import { anchorOf } from './world.js';
import { positionsOf } from './cluster.js';

export const KIND = { control: 'control', strikes: 'strike', displacement: 'displacement', clashes: 'clash', other: 'other' };
const AREAS = new Set(['district', 'province', 'region', 'country']);

/** { n, table: names, of: table number per point, row, positions } */
export function buildPoints(tables) {
  const names = EVENT_TABLES.filter((name) => tables[name]?.geometry);
  const of = [];
  const row = [];
  const x = [];
  const y = [];
  names.forEach((name, number) => {
    for (let i = 0; i < tables[name].n; i++) {
      const anchor = anchorOf(tables[name], i);
      if (!anchor) continue;
      of.push(number);
      row.push(i);
      x.push(anchor[0]);
      y.push(anchor[1]);
    }
  });
  const positions = positionsOf(Float64Array.from(x), Float64Array.from(y));
  return { n: row.length, names, of: Uint8Array.from(of), row: Uint32Array.from(row), positions };
}

/** Which points are shown, from masks by table name. */
export function shownPoints(points, masks) {
  const shown = new Uint8Array(points.n);
  for (let p = 0; p < points.n; p++) shown[p] = masks[points.names[points.of[p]]][points.row[p]];
  return shown;
}

/** The signs of a cluster, one a layer: { kind, status, sides, count, points, area, doubtful }. */
export function signsOf(cluster, points, tables, sideOf) {
  const signs = [];
  points.names.forEach((name, number) => {
    const members = cluster.points.filter((p) => points.of[p] === number);
    if (members.length) signs.push(signOf(name, members.map((p) => points.row[p]), tables[name], members, sideOf));
  });
  return signs;
}

export function signOf(name, rows, table, members, sideOf) {
  const standing = rows.filter((i) => table.get('status', i) !== 'lost');
  const shown = standing.length ? standing : rows;
  const sides = [...new Set(shown.map((i) => table.get('side', i) ?? table.get('actor', i)))];
  return {
    kind: KIND[name],
    table: name,
    status: commonest(shown.map((i) => table.get('status', i))),
    sides: sides.map(sideOf),
    returning: rows.every((i) => table.get('direction', i) === 'return'),
    area: rows.every((i) => AREAS.has(table.get('precision', i))),
    doubtful: rows.every((i) => ['denied', 'planned', 'historical'].includes(table.get('modality', i))),
    count: rows.length,
    points: members,
  };
}

function commonest(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.entries()].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [null, 0])[0];
}
