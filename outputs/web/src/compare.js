/**
 * Two moments set against each other: ground gained and lost, and what happened in between.
 *
 * Where there are cells, ground is compared cell by cell: `cells` are the areas of all places that ever carry a state, `cell_changes` say
 * from which `day` on a `cell` (its `number`) shows which of `meta.stands` (0 is blank). So a change on the map is a
 * change of what is said, never of the shapes around it. Without cells only the events are compared.
 */

import { inWorld } from './base.js';
import { paintDifference } from './difference.js';
import { button, h } from './dom.js';
import { alpha } from './theme.js';
import { dayOf, number, plural } from './text.js';
import { EVENT_TABLES, groundRows } from './time.js';
import { boxOf, trace, worldOf } from './world.js';

const NAMED = 4;
const SAID = 12;
const WORDS = { strikes: ['strike', 'strikes'], clashes: ['clash', 'clashes'], displacement: ['movement of people', 'movements of people'], other: ['other event', 'other events'] };

export class Comparison {
  constructor(scene) {
    const [first, last] = scene.window;
    [this.before, this.after] = [scene.steps[first], scene.steps[last]];
    this.turns = turnsBetween(scene.tables, scene.meta, this.before, this.after);
    this.areas = areasOf(this.turns, scene.tables.cells, scene.origin);
    this.fresh = freshPoints(scene, this.before.to);
    this.drawn = scene.tables.cells || scene.many ? null : drawnBetween(scene, this.before, this.after);
  }
}

/** The stand of each cell at the end of a day. */
export function standsAt(tables, day) {
  const { cells, cell_changes: changes } = tables;
  const stands = new Uint32Array(cells.n);
  const found = new Float64Array(cells.n).fill(-Infinity);
  for (let i = 0; i < changes.n; i++) {
    const [when, cell] = [changes.get('day', i), changes.get('cell', i)];
    if (when > day || when < found[cell]) continue;
    found[cell] = when;
    stands[cell] = changes.get('stand', i);
  }
  return stands;
}

/** Cells that show another stand after than before: { row, was, now }, stands as in `meta.stands`. */
export function turnsBetween(tables, meta, before, after) {
  const { cells } = tables;
  if (!cells?.geometry || !tables.cell_changes || !meta.stands) return [];
  const [a, b] = [before, after].map((step) => standsAt(tables, dayOf(step.to)));
  const turns = [];
  for (let row = 0; row < cells.n; row++) {
    const cell = cells.get('number', row) ?? row;
    if (a[cell] !== b[cell]) turns.push({ row, was: meta.stands[a[cell]], now: meta.stands[b[cell]] });
  }
  return turns;
}

// The zones that the map shows at each of the two moments.
function drawnBetween(scene, before, after) {
  const at = (step) => {
    const masks = groundRows(scene.tables, 'zones', step, scene.meta);
    return scene.zones.filter(({ name, row }) => masks[name]?.[row]);
  };
  return { before: at(before), after: at(after) };
}

// What began after the first moment, of what is shown.
function freshPoints({ points, tables, shown }, since) {
  const fresh = new Set();
  for (const { name, from, to } of points.parts) {
    for (let p = from; p < to; p++) if (shown[p] && tables[name].get('start', points.row[p]) > since) fresh.add(p);
  }
  return fresh;
}

/** The changes in sentences, the widest first: { text, rows } by what changed into what. */
export function sentencesOf(turns, cells) {
  const groups = new Map();
  for (const turn of turns) {
    const key = JSON.stringify([turn.was, turn.now]);
    if (!groups.has(key)) groups.set(key, { ...turn, rows: [], area: 0 });
    groups.get(key).rows.push(turn.row);
    groups.get(key).area += cells.get('area_km2', turn.row) ?? 0;
  }
  return [...groups.values()].sort((a, b) => b.area - a.area).map((group) => {
    const names = listed([...new Set(group.rows.map((row) => cells.get('name', row)).filter(Boolean))].sort());
    const area = group.area >= 0.5 ? ` (${number(Math.round(group.area))} km²)` : '';
    return { text: `${sentenceOf(group.was, group.now, names)}${area}.`, rows: group.rows };
  });
}

function sentenceOf(was, now, names) {
  const before = was?.status ? (was.status === 'contested' ? 'contested before' : `${was.status} by ${listed(was.parties)} before`) : 'nothing was known before';
  if (!now?.status) return `${listed(was.parties)} is no longer said to hold ${names}; nobody else is`;
  const who = listed(now.parties);
  if (now.status === 'contested') return `${names} became contested, with ${who} inside: ${before}`;
  if (!was?.status) return `${who} ${now.status === 'held' ? 'holds' : 'claims'} ${names}: ${before}`;
  return `${who} ${now.status === 'held' ? 'gained' : 'says that it took'} ${names}, ${before}`;
}

function listed(names) {
  const shown = names.length > NAMED + 1 ? [...names.slice(0, NAMED), `${number(names.length - NAMED)} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** What the list of events says first while two moments are compared; null otherwise. */
export function comparisonOf(scene, { onZoom, onOpen }) {
  const { comparison, tables } = scene;
  if (!comparison) return null;
  const { before, after, turns, fresh } = comparison;
  const ground = tables.cells ? sentencesOf(turns, tables.cells) : [];
  return h('section', { class: 'sm-compared', 'aria-label': 'What changed' },
    h('h3', {}, h('b', {}, 'A'), ` ${before.label} `, h('span', { 'aria-label': 'against' }, '→'), ' ', h('b', {}, 'B'), ` ${after.label}`),
    h('ul', {},
      ground.map(({ text, rows }) => h('li', {}, button({ class: 'sm-sentence' }, () => onZoom?.(rows.map((row) => boxOf(tables.cells, row))), h('span', { dir: 'auto' }, text)))),
      tables.cells ? null : saidSince(scene, fresh).map(([row, title]) => h('li', {}, button({ class: 'sm-sentence' }, () => onOpen?.('control', row), h('span', { dir: 'auto' }, title)))),
      ground.length || !tables.cells ? null : h('li', {}, h('p', {}, 'No ground changed hands between the two, as far as reports say.')),
      fresh.size || tables.cells ? null : h('li', {}, h('p', {}, 'No report tells of anything new between the two.')),
      countsOf(scene, fresh).map((text) => h('li', {}, h('p', {}, text)))));
}

// What was said about control since then, the latest first.
function saidSince({ points, tables }, fresh) {
  const rows = [...fresh].filter((p) => points.names[points.of[p]] === 'control').map((p) => points.row[p]).sort((a, b) => b - a);
  return rows.slice(0, SAID).map((row) => [row, tables.control.get('title', row)]);
}

function countsOf({ points }, fresh) {
  const counts = new Map();
  for (const p of fresh) counts.set(points.names[points.of[p]], (counts.get(points.names[points.of[p]]) ?? 0) + 1);
  return EVENT_TABLES.filter((name) => WORDS[name] && counts.has(name))
    .map((name) => `${plural(counts.get(name), `new ${WORDS[name][0]}`, `new ${WORDS[name][1]}`)} after A, ringed on the map.`);
}

/** Cells that changed alike as one area: { was, now, path, edge }, its edge without the lines between them. */
export function areasOf(turns, cells, origin) {
  const groups = new Map();
  for (const turn of turns) {
    const key = JSON.stringify([turn.was, turn.now]);
    if (!groups.has(key)) groups.set(key, { was: turn.was, now: turn.now, rows: [] });
    groups.get(key).rows.push(turn.row);
  }
  return [...groups.values()].map(({ was, now, rows }) => {
    const path = new Path2D();
    for (const row of rows) trace(path, cells, row, origin);
    return { was, now, path, edge: edgeOf(rows, cells, origin) };
  });
}

function edgeOf(rows, cells, [ox, oy]) {
  const { x, y } = worldOf(cells);
  const path = new Path2D();
  for (const [a, b] of edgesOf(rows, cells)) {
    path.moveTo(x[a] - ox, y[a] - oy);
    path.lineTo(x[b] - ox, y[b] - oy);
  }
  return path;
}

/** The edges (numbers of two corners) that only one of the rows has: neighbours share their corners exactly. */
export function edgesOf(rows, { geometry: { x, y, parts, ends } }) {
  const edges = new Map();
  const name = (k) => `${x[k]},${y[k]}`;
  for (const row of rows) {
    for (let part = parts[row]; part < parts[row + 1]; part++) {
      for (let k = ends[part]; k < ends[part + 1]; k++) {
        const next = k + 1 < ends[part + 1] ? k + 1 : ends[part];
        const key = [name(k), name(next)].sort().join(' ');
        if (edges.has(key)) edges.delete(key);
        else edges.set(key, [k, next]);
      }
    }
  }
  return [...edges.values()];
}

/** Ground that changed: filled in the colour of who has it now, striped in that of who had it. */
export function paintComparison(ctx, sheet, scene) {
  const { comparison: { areas, drawn }, origin, theme, sideOf } = scene;
  if (drawn) paintDifference(ctx, sheet, scene, drawn);
  inWorld(ctx, sheet, origin, (px) => {
    ctx.lineCap = 'round';
    for (const { path, edge, was, now } of areas) {
      const [old, fresh] = [was, now].map((stand) => (stand?.status ? sideOf(stand.parties[0]) : null));
      ctx.save();
      ctx.fillStyle = fresh ? alpha(fresh.colour, theme.dark ? 0.62 : 0.55) : alpha(theme.paper, 0.75);
      ctx.fill(path, 'evenodd');
      if (old) stripes(ctx, path, alpha(old.colour, 0.9), px);
      ctx.restore();
      ctx.lineWidth = 2.4 * px;
      ctx.strokeStyle = theme.ink;
      ctx.setLineDash(fresh ? [] : [5 * px, 4 * px]);
      ctx.stroke(edge);
      ctx.setLineDash([]);
    }
  });
}

// Thin lines across a shape, nine pixels apart: x - y is a whole number of steps, so they stay while the map is dragged.
function stripes(ctx, path, colour, px) {
  ctx.clip(path, 'evenodd');
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * px;
  const { a, e, f } = ctx.getTransform();
  const [x0, y0] = [-e / a, -f / a];
  const [x1, y1] = [x0 + ctx.canvas.width / a, y0 + ctx.canvas.height / a];
  const step = 9 * px;
  ctx.beginPath();
  for (let k = Math.floor((x0 - y1) / step); k <= (x1 - y0) / step; k++) {
    ctx.moveTo(k * step + y0, y0);
    ctx.lineTo(k * step + y1, y1);
  }
  ctx.stroke();
}
