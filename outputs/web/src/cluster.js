/**
 * Which marks share one sign on the screen.
 *
 * Marks are never moved apart by chance: those at one place, or closer than `gap` pixels at this zoom, are drawn as
 * one row of signs with counts at the place of the most of them, and a click lists them all.
 */

/** Gives each distinct position a number: { of: Uint32Array per point, x, y, n }. Points without a place get NONE. */
export const NONE = 0xffffffff;

export function positionsOf(x, y) {
  const n = x.length;
  const of = new Uint32Array(n).fill(NONE);
  let size = 16;
  while (size < n * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const px = [];
  const py = [];
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(x[i])) continue;
    let slot = hash(x[i], y[i]) & (size - 1);
    while (slots[slot] >= 0 && (px[slots[slot]] !== x[i] || py[slots[slot]] !== y[i])) slot = (slot + 1) & (size - 1);
    if (slots[slot] < 0) {
      slots[slot] = px.length;
      px.push(x[i]);
      py.push(y[i]);
    }
    of[i] = slots[slot];
  }
  return { of, x: Float64Array.from(px), y: Float64Array.from(py), n: px.length };
}

function hash(x, y) {
  let h = (Math.imul((x * 1e6) | 0, 0x9e3779b1) ^ Math.imul((y * 1e6) | 0, 0x85ebca6b)) >>> 0;
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 0;
}

/**
 * Clusters of the shown points at a scale (pixels a world unit).
 *
 * @returns {Array<{x, y, points: number[]}>} anchors in world units, the fullest first
 */
export function clusterOf(positions, shown, scale, gap = 22) {
  const members = new Map();
  for (let i = 0; i < positions.of.length; i++) {
    const at = positions.of[i];
    if (!shown[i] || at === NONE) continue;
    const list = members.get(at);
    if (list) list.push(i);
    else members.set(at, [i]);
  }
  const order = [...members.keys()].sort((a, b) => members.get(b).length - members.get(a).length || a - b);
  const grid = new Map();
  const clusters = [];
  for (const at of order) {
    const x = positions.x[at];
    const y = positions.y[at];
    const home = nearest(grid, x, y, scale, gap);
    if (home) home.points.push(...members.get(at));
    else clusters.push(settle(grid, { x, y, points: [...members.get(at)] }, scale, gap));
  }
  for (const cluster of clusters) cluster.points.sort((a, b) => a - b);
  return clusters;
}

/**
 * Joins clusters whose rows of signs would overlap, the smaller into the fuller, until none do.
 *
 * @param sizeOf (cluster) => [width, height] of its row in pixels
 */
export function joinOverlaps(clusters, scale, sizeOf) {
  let rows = clusters.map((cluster) => ({ cluster, size: sizeOf(cluster) }));
  for (let joined = true; joined;) {
    joined = false;
    const kept = [];
    for (const row of rows) {
      const host = kept.find((other) => overlap(other, row, scale));
      if (!host) kept.push(row);
      else {
        host.cluster = { ...host.cluster, points: [...host.cluster.points, ...row.cluster.points].sort((a, b) => a - b) };
        host.size = sizeOf(host.cluster);
        joined = true;
      }
    }
    rows = kept;
  }
  return rows.map((row) => row.cluster);
}

function overlap(a, b, scale) {
  return Math.abs(a.cluster.x - b.cluster.x) * scale < (a.size[0] + b.size[0]) / 2
    && Math.abs(a.cluster.y - b.cluster.y) * scale < (a.size[1] + b.size[1]) / 2;
}

const cell = (value, scale, gap) => Math.floor((value * scale) / gap);

function settle(grid, cluster, scale, gap) {
  const key = `${cell(cluster.x, scale, gap)},${cell(cluster.y, scale, gap)}`;
  if (!grid.has(key)) grid.set(key, []);
  grid.get(key).push(cluster);
  return cluster;
}

function nearest(grid, x, y, scale, gap) {
  const cx = cell(x, scale, gap);
  const cy = cell(y, scale, gap);
  let best = null;
  let bound = gap * gap;
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (const cluster of grid.get(`${cx + dx},${cy + dy}`) ?? []) {
        const d = ((cluster.x - x) * scale) ** 2 + ((cluster.y - y) * scale) ** 2;
        if (d < bound) [best, bound] = [cluster, d];
      }
    }
  }
  return best;
}
