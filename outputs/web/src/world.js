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

/** World coordinates of a table's geometry; NaN where a row has none. Computed once per table. */
export function worldOf(table) {
  if (table.world) return table.world;
  const { x, y } = table.geometry;
  const wx = new Float64Array(x.length);
  const wy = new Float64Array(y.length);
  for (let i = 0; i < x.length; i++) {
    wx[i] = x[i] === NULL ? NaN : lonToX(x[i] / 1e6);
    wy[i] = y[i] === NULL ? NaN : latToY(y[i] / 1e6);
  }
  table.world = { x: wx, y: wy };
  return table.world;
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
  const { x, y } = worldOf(table);
  const { parts, ends } = table.geometry;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = ends[parts[i]]; k < ends[parts[i + 1]]; k++) {
    box[0] = Math.min(box[0], x[k]);
    box[1] = Math.min(box[1], y[k]);
    box[2] = Math.max(box[2], x[k]);
    box[3] = Math.max(box[3], y[k]);
  }
  return box;
}

/** A Path2D of a row in world units around an origin (small numbers keep a canvas exact at high zooms). */
export function pathOf(table, i, [ox, oy]) {
  const path = new Path2D();
  const { x, y } = worldOf(table);
  const { kind, parts, ends } = table.geometry;
  for (let part = parts[i]; part < parts[i + 1]; part++) {
    for (let k = ends[part]; k < ends[part + 1]; k++) {
      if (k === ends[part]) path.moveTo(x[k] - ox, y[k] - oy);
      else path.lineTo(x[k] - ox, y[k] - oy);
    }
    if (kind[i] === 3) path.closePath();
  }
  return path;
}
