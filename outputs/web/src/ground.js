/** Everything under the marks: base map, zones, fronts, circles of uncertainty, arrows, names. */

import { arrowOf, widthOf } from './arrows.js';
import { paintLand, paintLines } from './base.js';
import { alpha } from './theme.js';
import { rangeText } from './text.js';
import { paintDrawn, paintFronts, paintModel, paintPicked, paintZones } from './zones.js';
import { latToY, lonToX, metresPerUnit, worldOf } from './world.js';
import { RADIUS } from './signs.js';

const MAX_CIRCLES = 400;
/** Of very many arrows the widest are drawn, and named as far as there is room. */
export const MAX_ARROWS = 150;
const MAX_NUMBERS = 60;
/** Where not all arrows are drawn they are thin and faint, and few have numbers: the ground is seen between them. */
const MANY_NUMBERS = 12;

/** The ground itself, in steps that a painter may pause between: land, zones, lines, drawn zones, fronts. */
export function* groundSteps(ctx, view, scene) {
  const { base, origin, theme, switches } = scene;
  if (!scene.meta.tiles) paintLand(ctx, view, base, origin, theme);
  yield;
  if (switches.zones) yield* paintZones(ctx, view, scene);
  if (switches.model && scene.model.length) paintModel(ctx, view, scene);
  yield* paintLines(ctx, view, base, origin, theme);
  if (switches.drawn && scene.drawn.length) paintDrawn(ctx, view, scene);
  yield;
  if (switches.fronts) paintFronts(ctx, view, scene);
}

/** What lies on the ground and under the marks: the opened zone, circles of uncertainty, arrows. */
export function paintOver(ctx, view, scene) {
  paintPicked(ctx, view, scene);
  if (scene.switches.circles && !scene.dense) paintCircles(ctx, view, scene);
  scene.arrows = scene.switches.displacement ? paintArrows(ctx, view, scene) : [];
}

/** Circles inside which an event lies, one for all events of the same place and radius. */
function paintCircles(ctx, view, { points, list, tables, theme, picked }) {
  const seen = new Set();
  for (const p of list) {
    const radius = tables[points.names[points.of[p]]].get('radius_m', points.row[p]);
    const [x, y] = [points.x[p], points.y[p]];
    const key = `${x}/${y}/${radius}`;
    if (!radius || seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MAX_CIRCLES) return;
    circle(ctx, view, x, y, radius, theme, picked?.size === 1 && picked.has(p));
  }
}

function circle(ctx, view, x, y, radius, theme, picked) {
  const r = (radius / metresPerUnit(y)) * view.scale;
  const [sx, sy] = [x * view.scale - view.x, y * view.scale - view.y];
  const large = r > Math.min(view.size.x, view.size.y) * 0.3;
  if (r < RADIUS + 4 || (large && !picked)) return;
  ctx.beginPath();
  ctx.arc(sx, sy, r, 0, 2 * Math.PI);
  ctx.fillStyle = alpha(picked ? theme.focus : theme.ink, picked ? 0.1 : 0.045);
  ctx.fill();
  ctx.lineWidth = picked ? 1.8 : 0.9;
  ctx.setLineDash([3, 3]);
  ctx.strokeStyle = alpha(picked ? theme.focus : theme.ink, picked ? 0.9 : 0.4);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintArrows(ctx, view, { tables, masks, theme }) {
  const table = tables.displacement;
  if (!table?.geometry || table.geometry.type === 'point' || !masks.displacement) return [];
  const found = arrowsIn(table, masks.displacement, view);
  const many = found.length > MAX_ARROWS;
  if (many) found.sort((a, b) => b.people - a.people);
  const drawn = [];
  // The widest come first where there are many: drawn last, they lie on top.
  for (const { row, from, to, people } of found.slice(0, MAX_ARROWS).toReversed()) {
    const arrow = arrowOf(from, to, widthOf(people) * (many ? 0.4 : 1), many ? 12 : 24);
    if (arrow) drawn.push({ row, path: drawArrow(ctx, arrow, theme, !many), label: [table, row, arrow.label] });
  }
  for (const { label: [of, i, at] } of drawn.slice(many ? -MANY_NUMBERS : -MAX_NUMBERS)) drawPeople(ctx, rangeText(of.get('people_min', i), of.get('people_max', i)), at, theme);
  return drawn.reverse();
}

// The arrows that touch the sheet, in its pixels.
function arrowsIn(table, shown, view) {
  const { x, y } = worldOf(table);
  const { kind, parts, ends } = table.geometry;
  const found = [];
  for (let i = 0; i < table.n; i++) {
    if (!shown[i] || kind[i] !== 2) continue;
    const [a, b] = [ends[parts[i]], ends[parts[i] + 1] - 1];
    const from = [x[a] * view.scale - view.x, y[a] * view.scale - view.y];
    const to = [x[b] * view.scale - view.x, y[b] * view.scale - view.y];
    if (Math.max(from[0], to[0]) < 0 || Math.min(from[0], to[0]) > view.width || Math.max(from[1], to[1]) < 0 || Math.min(from[1], to[1]) > view.height) continue;
    found.push({ row: i, from, to, people: table.get('people_max', i) ?? table.get('people_min', i) });
  }
  return found;
}

function drawArrow(ctx, { outline }, theme, cased) {
  const path = new Path2D();
  outline.forEach(([px, py], n) => (n ? path.lineTo(px, py) : path.moveTo(px, py)));
  path.closePath();
  if (cased) {
    ctx.lineJoin = 'round';
    ctx.lineWidth = 2;
    ctx.strokeStyle = alpha(theme.paper, 0.9);
    ctx.stroke(path);
  }
  ctx.fillStyle = alpha(theme.movement, cased ? 0.82 : 0.55);
  ctx.fill(path);
  return path;
}

function drawPeople(ctx, text, [x, y], theme) {
  if (!text) return;
  ctx.font = `600 12px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = theme.movement;
  ctx.fillText(text, x, y);
}

/** What somebody is about: the place flown to, the corners of an area that is being drawn. */
export function paintAims(ctx, view, { flag, sketch, theme }) {
  const at = (x, y) => [x * view.scale - view.x, y * view.scale - view.y];
  ctx.strokeStyle = theme.focus;
  ctx.lineWidth = 3;
  if (flag) {
    ctx.beginPath();
    ctx.arc(...at(flag.x, flag.y), 16, 0, 2 * Math.PI);
    ctx.stroke();
  }
  if (!sketch?.length) return;
  ctx.beginPath();
  sketch.forEach(([lon, lat]) => ctx.lineTo(...at(lonToX(lon), latToY(lat))));
  if (sketch.length > 2) ctx.closePath();
  ctx.fillStyle = alpha(theme.focus, 0.15);
  ctx.fill();
  ctx.stroke();
  for (const [lon, lat] of sketch) {
    const [x, y] = at(lonToX(lon), latToY(lat));
    ctx.fillStyle = theme.focus;
    ctx.fillRect(x - 3.5, y - 3.5, 7, 7);
  }
}
