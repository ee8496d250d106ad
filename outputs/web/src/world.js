/** Web Mercator in Leaflet's units: the world is 256 × 256 at zoom 0. Angles come as millionths of a degree. */

import { NULL } from './columns.js';

export const lonToX = (lon) => ((lon + 180) / 360) * 256;

export function latToY(lat) {
  const s = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * 256;
}

export const xToLon = (x) => (x / 256) * 360 - 180;
export const yToLat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 256))) * 180) / Math.PI;

/** Metres on the ground that one world unit spans at a height y (source: Mercator's scale factor, 1/cos φ). */
export const metresPerUnit = (y) => (40075016.686 * Math.cos((yToLat(y) * Math.PI) / 180)) / 256;

const RUNG = 10000;
const RUNGS = 8506;
let ladder = null;

/**
 * Heights at each hundredth of a degree, worked out when one is first needed. Between two of them a straight line is right within a hundredth of a pixel
 * at the closest zoom (within a pixel at 85°), and a million points need no logarithms.
 */
function heights() {
  ladder ??= new Float64Array(2 * RUNGS + 2).fill(NaN);
  return ladder;
}

/** Whether a box in world units touches a sheet. */
export const touches = ({ scale, x, y, width, height }, west, south, east, north) =>
  east * scale >= x && north * scale >= y && west * scale <= x + width && south * scale <= y + height;

/** Whether the box of a table's row touches a sheet. */
export function onSheet(sheet, table, row) {
  const boxes = boxesOf(table);
  return touches(sheet, boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]);
}

/** World coordinates of a table's geometry; NaN where a row has none (then `gaps`). Computed once per table. */
export function worldOf(table) {
  table.world ??= worldOfAll(table.geometry);
  return table.world;
}

/** As `worldOf`, written where the caller keeps the coordinates of many tables. */
export function worldInto(table, wx, wy) {
  table.world ??= worldOfAll(table.geometry, wx, wy);
  return table.world;
}

// Rows that share their places: each place is worked out once.
function worldOfAll(geometry, wx, wy) {
  const { places, of } = geometry;
  if (!places) return worldFrom(geometry, wx, wy);
  const { x, y } = worldFrom(places);
  return spread(x, y, of, wx, wy);
}

function spread(x, y, of, wx = new Float64Array(of.length), wy = new Float64Array(of.length)) {
  let gaps = false;
  for (let i = 0; i < of.length; i++) {
    wx[i] = x[of[i]];
    wy[i] = y[of[i]];
    if (Number.isNaN(wx[i])) gaps = true;
  }
  return { x: wx, y: wy, gaps };
}

function worldFrom({ x, y }, wx = new Float64Array(x.length), wy = new Float64Array(y.length)) {
  const at = heights();
  let gaps = false;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === NULL || y[i] === NULL) {
      wx[i] = wy[i] = NaN;
      gaps = true;
      continue;
    }
    wx[i] = ((x[i] + 180e6) * 256) / 360e6;
    const rung = Math.max(0, Math.min(2 * RUNGS, y[i] / RUNG + RUNGS));
    const low = rung | 0;
    if (Number.isNaN(at[low])) at[low] = latToY((low - RUNGS) / 100);
    if (Number.isNaN(at[low + 1])) at[low + 1] = latToY((low + 1 - RUNGS) / 100);
    wy[i] = at[low] + (at[low + 1] - at[low]) * (rung - low);
  }
  return { x: wx, y: wy, gaps };
}

/** [west, south, east, north] in world units of each row, one after the other; an empty box has no end. */
export function boxesOf(table) {
  table.boxes ??= boxesFrom(table);
  return table.boxes;
}

function boxesFrom(table) {
  const { x, y } = worldOf(table);
  const { parts, ends } = table.geometry;
  const boxes = new Float64Array(4 * table.n);
  for (let i = 0; i < table.n; i++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = ends[parts[i]]; k < ends[parts[i + 1]]; k++) {
      if (x[k] < west) west = x[k];
      if (x[k] > east) east = x[k];
      if (y[k] < south) south = y[k];
      if (y[k] > north) north = y[k];
    }
    boxes[4 * i] = west;
    boxes[4 * i + 1] = south;
    boxes[4 * i + 2] = east;
    boxes[4 * i + 3] = north;
  }
  return boxes;
}

/** [west, south, east, north] in world units over tables, or null when nothing has a place. */
export function extent(tables) {
  let box = null;
  for (const table of tables) {
    if (!table?.geometry) continue;
    const { x, y } = worldOf(table);
    for (let i = 0; i < x.length; i++) {
      if (Number.isNaN(x[i])) continue;
      if (!box) box = [x[i], y[i], x[i], y[i]];
      if (x[i] < box[0]) box[0] = x[i];
      if (y[i] < box[1]) box[1] = y[i];
      if (x[i] > box[2]) box[2] = x[i];
      if (y[i] > box[3]) box[3] = y[i];
    }
  }
  return box;
}

/** A row's anchor: its point, the first vertex of a line, the middle of a polygon's box; null without a place. */
export function anchorOf(table, i) {
  if (!table.geometry) return null;
  const { x, y } = worldOf(table);
  if (table.geometry.type === 'point') return Number.isNaN(x[i]) ? null : [x[i], y[i]];
  const { kind, parts, ends } = table.geometry;
  if (!kind[i]) return null;
  const from = ends[parts[i]];
  if (kind[i] < 3) return [x[from], y[from]];
  const box = boxOf(table, i);
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

export function boxOf(table, i) {
  return [...boxesOf(table).subarray(4 * i, 4 * i + 4)];
}

/** A Path2D of a row in world units around an origin (small numbers keep a canvas exact at high zooms). */
export function pathOf(table, i, origin) {
  const path = new Path2D();
  trace(path, table, i, origin);
  return path;
}

/** Adds a row to a path. */
export function trace(path, table, i, origin) {
  const { kind, parts } = table.geometry;
  for (let part = parts[i]; part < parts[i + 1]; part++) {
    tracePart(path, table, part, origin);
    if (kind[i] === 3) path.closePath();
  }
}

/** Adds one line of a row to a path. */
export function tracePart(path, table, part, [ox, oy]) {
  const { x, y } = worldOf(table);
  const { ends } = table.geometry;
  for (let k = ends[part]; k < ends[part + 1]; k++) {
    if (k === ends[part]) path.moveTo(x[k] - ox, y[k] - oy);
    else path.lineTo(x[k] - ox, y[k] - oy);
  }
}
