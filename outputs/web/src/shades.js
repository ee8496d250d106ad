/** The fill of a zone: one colour, more of it where the zone is surer (layers/shading.py). */

import { alpha } from './theme.js';
import { pathOf } from './world.js';

const known = new WeakMap();

/** The parts of a zone, { path, sure } each; null where it is equally sure everywhere. */
export function shadesOf(table, id, origin) {
  if (!table?.geometry) return null;
  if (!known.has(table)) known.set(table, rowsByZone(table));
  const rows = known.get(table).get(id);
  return rows ? rows.map((row) => ({ path: pathOf(table, row, origin), sure: table.get('sure', row) })) : null;
}

function rowsByZone(table) {
  const rows = new Map();
  for (let row = 0; row < table.n; row++) {
    const zone = table.get('zone', row);
    if (rows.has(zone)) rows.get(zone).push(row);
    else rows.set(zone, [row]);
  }
  return rows;
}

/** How much of its colour a zone gets; what is hardly sure is still seen. */
export const weightOf = (sure) => 0.3 + 0.7 * sure;

export function fillShades(ctx, shades, colour, strength, rule) {
  for (const { path, sure } of shades) {
    ctx.fillStyle = alpha(colour, strength * weightOf(sure));
    ctx.fill(path, rule);
  }
}
