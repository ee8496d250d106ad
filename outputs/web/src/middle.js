/** Where the name of a zone stands: what the data say, else the middle of its convex shape. Pure. */

import { boxesOf, latToY, lonToX, worldOf } from './world.js';

/** World units that a degree of longitude is wide. */
const DEGREE = 256 / 360;

/**
 * [x, y, reach] of a row in world units, or null where less than `least` units are around it: its edges are at least
 * `reach` away.
 */
export function middleOf(table, row, least = 0) {
  const said = table.get('label_reach', row);
  if (said !== null) {
    return said * DEGREE < least ? null : [lonToX(table.get('label_lon', row)), latToY(table.get('label_lat', row)), said * DEGREE];
  }
  const boxes = boxesOf(table);
  const [west, south, east, north] = [0, 1, 2, 3].map((n) => boxes[4 * row + n]);
  if (!(Math.min(east - west, north - south) > 2 * least)) return null;
  table.middles ??= new Map();
  if (!table.middles.has(row)) table.middles.set(row, centreOf(table, row));
  const found = table.middles.get(row);
  return found && found[2] >= least ? found : null;
}

/** The centre of mass of a row's first ring, with the distance to its nearest edge; null where it has no area. */
function centreOf(table, row) {
  const { x, y } = worldOf(table);
  const { parts, ends } = table.geometry;
  const [from, to] = [ends[parts[row]], ends[parts[row] + 1]];
  let [cx, cy, area] = [0, 0, 0];
  // Counted from the first corner, as world units are large beside a zone.
  eachEdge(x, y, from, to, (ax, ay, bx, by) => {
    const cross = ax * by - bx * ay;
    area += cross;
    cx += (ax + bx) * cross;
    cy += (ay + by) * cross;
  });
  if (!area) return null;
  [cx, cy] = [cx / (3 * area), cy / (3 * area)];
  let reach = Infinity;
  eachEdge(x, y, from, to, (ax, ay, bx, by) => {
    const long = Math.hypot(bx - ax, by - ay);
    if (long) reach = Math.min(reach, Math.abs((bx - ax) * (ay - cy) - (ax - cx) * (by - ay)) / long);
  });
  return [cx + x[from], cy + y[from], reach];
}

function eachEdge(x, y, from, to, act) {
  for (let k = from; k < to; k++) {
    const next = k + 1 < to ? k + 1 : from;
    act(x[k] - x[from], y[k] - y[from], x[next] - x[from], y[next] - y[from]);
  }
}
