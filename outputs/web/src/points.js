/** All events that have a place, of all layers, as one list of points with what their signs need. */

import { EVENT_TABLES } from './time.js';
import { anchorOf, worldInto, worldOf } from './world.js';

export const KIND = { control: 'control', strikes: 'strike', displacement: 'displacement', clashes: 'clash', other: 'other' };
const AREAS = new Set(['district', 'province', 'region', 'country']);

/**
 * { n, names, of: table number per point, row, x, y in world units, parts: [{ name, from, to }] }.
 *
 * The points of one table stand together, in its order.
 */
export function buildPoints(tables) {
  const names = EVENT_TABLES.filter((name) => tables[name]?.placed);
  const room = names.reduce((sum, name) => sum + tables[name].n, 0);
  const points = { n: 0, names, of: new Uint8Array(room), row: new Uint32Array(room), x: new Float64Array(room), y: new Float64Array(room), parts: [] };
  names.forEach((name, number) => {
    const from = points.n;
    if (tables[name].geometry.type === 'point' && !placedIn(points, tables[name]).gaps) collectAll(tables[name], number, points);
    else collect(tables[name], number, points);
    points.parts.push({ name, from, to: points.n, whole: points.n - from === tables[name].n });
  });
  return points;
}

// The list and the table share what they know of the table's places, unless some are unknown.
function placedIn({ n, x, y }, table) {
  const shared = worldInto(table, x.subarray(n, n + table.n), y.subarray(n, n + table.n));
  if (shared.gaps && shared.x.buffer === x.buffer) table.world = { x: shared.x.slice(), y: shared.y.slice(), gaps: true };
  return table.world;
}

function collectAll(table, number, points) {
  const from = points.n;
  points.n += table.n;
  points.of.fill(number, from, points.n);
  if (worldOf(table).x.buffer !== points.x.buffer) {
    points.x.set(worldOf(table).x, from);
    points.y.set(worldOf(table).y, from);
  }
  points.row.set(counting(table.n), from);
}

let counted = new Uint32Array(0);

/** 0, 1, 2 … */
function counting(n) {
  if (counted.length < n) {
    counted = new Uint32Array(n);
    for (let i = 0; i < n; i++) counted[i] = i;
  }
  return counted.subarray(0, n);
}

function collect(table, number, points) {
  for (let i = 0; i < table.n; i++) {
    const [x, y] = anchorOf(table, i) ?? [NaN, NaN];
    if (Number.isNaN(x)) continue;
    points.of[points.n] = number;
    points.row[points.n] = i;
    points.x[points.n] = x;
    points.y[points.n] = y;
    points.n += 1;
  }
}

/** Which points are shown, from masks by table name; written over `shown` where it is given. */
export function shownPoints(points, masks, shown = null) {
  const result = shown?.length === points.n ? shown : new Uint8Array(points.n);
  for (const { name, from, to, whole } of points.parts) {
    const mask = masks[name];
    if (whole) result.set(mask, from);
    else for (let p = from; p < to; p++) result[p] = mask[points.row[p]];
  }
  return result;
}

/** The number of the point of a row, or -1. */
export function pointOf({ parts, row }, name, wanted) {
  const part = parts.find((one) => one.name === name);
  if (!part) return -1;
  if (part.whole) return part.from + wanted;
  // Rows come in order.
  let [low, high] = [part.from, part.to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < part.to && row[low] === wanted ? low : -1;
}

/** The numbers of the shown points. */
export function listShown(shown, count) {
  const list = new Uint32Array(count);
  for (let p = 0, n = 0; p < shown.length; p++) if (shown[p]) list[n++] = p;
  return list;
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
