/** The signs of events on their own canvas: laid out per zoom, found again under the pointer. */

import { clusterOf, joinOverlaps, positionsOf } from './cluster.js';
import { signsOf } from './points.js';
import { RADIUS, drawCount, drawSign } from './signs.js';

const STEP = 2 * RADIUS + 4;

/** Clusters with their signs, independent of the view's position: compute once per zoom and filter. */
export function layoutMarks(scene, scale) {
  const { points, tables, sideOf } = scene;
  const kinds = (cluster) => new Set(cluster.points.map((p) => points.of[p])).size;
  const found = clustersOf(scene, scale);
  // Beyond a few hundred the signs are too many to lay out pair by pair; the gap alone has to do.
  const apart = found.length > 600 ? found : joinOverlaps(found, scale, (cluster) => [kinds(cluster) * STEP + 2, STEP + 4]);
  return apart.map((cluster) => ({
    ...cluster,
    signs: signsOf(cluster, points, tables, sideOf),
    name: nameOf(cluster, points, tables),
  }));
}

function clustersOf({ points, list }, scale) {
  const positions = positionsOf(Float64Array.from(list, (p) => points.x[p]), Float64Array.from(list, (p) => points.y[p]));
  return clusterOf(positions, new Uint8Array(list.length).fill(1), scale, 2 * RADIUS + 2)
    .map((cluster) => ({ ...cluster, points: cluster.points.map((n) => list[n]) }));
}

// The town most of its events name, so that a quarter does not stand for the whole; else the place at the very spot.
function nameOf(cluster, points, tables) {
  const towns = new Map();
  let here = null;
  for (const p of cluster.points) {
    const [table, row] = [tables[points.names[points.of[p]]], points.row[p]];
    const name = table.get('origin', row) ?? table.get('place', row);
    const precision = table.get('precision', row);
    if (!name) continue;
    if (precision === 'settlement') towns.set(name, (towns.get(name) ?? 0) + 1);
    if (here === null && points.x[p] === cluster.x && points.y[p] === cluster.y) here = labelOf(name, precision);
  }
  if (!towns.size) return here;
  return [...towns.entries()].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

const AREAS = ['province', 'district', 'region'];
const labelOf = (name, precision) => (AREAS.includes(precision) ? areaName(name, precision) : name);

// "Idlib province": an area must not read as the town of the same name.
const areaName = (name, precision) => (/provin|district|region|governorate|oblast|state|syria|east|west|north|south/i.test(name) ? name : `${name} ${precision}`);

/** Where each cluster stands on a canvas: adds x, y and box in its pixels; drops what is off the sheet. */
export function placeMarks(layout, view) {
  const placed = [];
  for (const cluster of layout) {
    const x = cluster.x * view.scale - view.x;
    const y = cluster.y * view.scale - view.y;
    if (x < -40 || y < -40 || x > view.width + 40 || y > view.height + 40) continue;
    const half = ((cluster.signs.length - 1) * STEP) / 2 + RADIUS + 3;
    const top = RADIUS + (cluster.signs.some((sign) => sign.count > 1) ? 7 : 3);
    placed.push({ ...cluster, world: cluster, x, y, box: [x - half, y - top, x + half, y + RADIUS + 3] });
  }
  return placed;
}

export function paintMarks(ctx, placed, { theme, picked, comparison }) {
  // The fullest clusters come first in the layout; drawn last, they lie on top.
  for (const { signs, x, y } of placed.toReversed()) {
    signs.forEach((sign, n) => {
      const sx = x + (n - (signs.length - 1) / 2) * STEP;
      if (comparison && sign.points.some((p) => comparison.fresh.has(p))) halo(ctx, sx, y, theme.focus, 2);
      if (picked && sign.points.some((p) => picked.has(p))) halo(ctx, sx, y, theme.focus, 3.5);
      drawSign(ctx, sign, sx, y, theme);
      if (sign.count > 1) drawCount(ctx, sign.count, sx + RADIUS * 0.8, y - RADIUS * 0.95, theme);
    });
  }
}

function halo(ctx, x, y, colour, width) {
  ctx.beginPath();
  ctx.arc(x, y, RADIUS + 4.5, 0, 2 * Math.PI);
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

/** The cluster and sign at a canvas pixel, or null. */
export function markAt(placed, [px, py], reach = RADIUS + 4) {
  for (const cluster of placed) {
    for (const [n, sign] of cluster.signs.entries()) {
      const sx = cluster.x + (n - (cluster.signs.length - 1) / 2) * STEP;
      if (Math.hypot(px - sx, py - cluster.y) <= reach) return { cluster, sign };
    }
  }
  return null;
}
