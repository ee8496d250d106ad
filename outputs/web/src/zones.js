/** Zones of control and front lines: colour, pattern and outline all say who and how sure. */

import { inWorld } from './base.js';
import { alpha } from './theme.js';
import { pathOf } from './world.js';

/** More shown zones than this are drawn joined by look. */
const MANY_ZONES = 600;

/** { row, path, side, status, confidence } of each zone, built once. */
export function buildZones(table, origin) {
  if (!table?.geometry) return [];
  return Array.from({ length: table.n }, (_, row) => ({
    name: table.name,
    row,
    path: pathOf(table, row, origin),
    side: table.get('side', row) ?? table.get('actor', row),
    status: table.get('status', row),
    sure: table.get('confidence', row) ?? 0,
    confidence: (table.get('confidence', row) ?? 0.5) * (table.get('weight', row) ?? 1),
  }));
}

/** Draws the shown zones; very many are joined by look first, so that a country of cells costs a few dozen strokes. */
export function* paintZones(ctx, sheet, { zones, masks, origin, sideOf, theme, groundKey }) {
  const list = joined(zones, masks, groundKey);
  // Patterns hang on the map, not on the screen.
  for (const zone of list) {
    inWorld(ctx, sheet, origin, (px) => fillZone(ctx, zone.path, zone, sideOf(zone.side), theme, px));
    if (zone.rule) yield;
  }
}

/** Whether so many zones are shown that they are drawn in slices. */
export const manyZones = ({ zones, masks }) => zones.length > MANY_ZONES && zones.reduce((sum, { name, row }) => sum + masks[name][row], 0) > MANY_ZONES;

const joins = new WeakMap();

function joined(zones, masks, groundKey) {
  const known = joins.get(zones);
  if (known?.groundKey === groundKey) return known.list;
  const shown = zones.filter((zone) => masks[zone.name][zone.row]);
  const list = shown.length > MANY_ZONES ? byLook(shown) : shown;
  joins.set(zones, { groundKey, list });
  return list;
}

function byLook(zones) {
  const groups = new Map();
  for (const { side, status, confidence, path } of zones) {
    const key = `${side}/${status}/${confidence.toFixed(1)}`;
    if (!groups.has(key)) groups.set(key, { side, status, confidence, path: new Path2D(), rule: 'nonzero' });
    groups.get(key).path.addPath(path);
  }
  return [...groups.values()];
}

/** Fill and outline one zone; the legend's swatches are drawn with it too. `px` is a pixel in the path's units. */
export function fillZone(ctx, path, { status, confidence, rule = 'evenodd' }, side, theme, px = 1) {
  const weight = 0.3 + 0.7 * confidence;
  const strength = theme.dark ? 0.5 : 0.36;
  ctx.fillStyle = alpha(side.colour, (status === 'held' ? strength : strength * 0.4) * weight);
  ctx.fill(path, rule);
  const texture = status === 'held' ? side.pattern : status;
  ctx.globalAlpha = (status === 'held' ? 0.35 : 0.6) * weight;
  const pattern = patternOf(ctx, texture, side.colour, theme);
  if (pattern) {
    pattern.setTransform(new DOMMatrix([px, 0, 0, px, 0, 0]));
    ctx.fillStyle = pattern;
    ctx.fill(path, rule);
  }
  ctx.globalAlpha = 1;
  ctx.lineJoin = 'round';
  // Dashes on ten thousand outlines take seconds.
  ctx.setLineDash(status === 'held' || rule === 'nonzero' ? [] : [6 * px, 4 * px]);
  ctx.lineWidth = (rule === 'nonzero' ? 0.8 : status === 'held' ? 1.6 : 1.4) * px;
  ctx.strokeStyle = alpha(side.colour, theme.dark ? 0.95 : 0.85);
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/** Zones that somebody drew on a map of their own: an outline of long dashes with a faint fill, never a pattern. */
export function paintDrawn(ctx, sheet, { drawn, masks, origin, sideOf, theme }) {
  inWorld(ctx, sheet, origin, (px) => {
    for (const zone of drawn) if (masks.drawn[zone.row]) fillDrawn(ctx, zone.path, sideOf(zone.side), theme, px);
  });
}

export function fillDrawn(ctx, path, side, theme, px = 1) {
  ctx.lineJoin = 'round';
  ctx.fillStyle = alpha(side.colour, 0.1);
  ctx.fill(path, 'evenodd');
  ctx.lineWidth = 3.6 * px;
  ctx.strokeStyle = alpha(theme.paper, 0.8);
  ctx.stroke(path);
  ctx.setLineDash([10 * px, 4 * px, 2 * px, 4 * px]);
  ctx.lineWidth = 2 * px;
  ctx.strokeStyle = side.colour;
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/** What a model works out, where a user asks for it: dotted, without a fill of a holder's colour. */
export function paintModel(ctx, sheet, { model, masks, origin, sideOf, theme }) {
  inWorld(ctx, sheet, origin, (px) => {
    for (const zone of model) {
      if (!masks.model[zone.row]) continue;
      ctx.setLineDash([1.5 * px, 3 * px]);
      ctx.lineWidth = 1.8 * px;
      ctx.strokeStyle = zone.side ? sideOf(zone.side).colour : theme.muted;
      ctx.fillStyle = alpha(zone.side ? sideOf(zone.side).colour : theme.muted, 0.14 * (zone.confidence || 0.5));
      ctx.fill(zone.path, 'evenodd');
      ctx.stroke(zone.path);
    }
    ctx.setLineDash([]);
  });
}

/** The outline of the opened zone, front or drawn zone. */
export function paintPicked(ctx, sheet, { pickedRow, zones, fronts, drawn, model, origin, theme }) {
  if (!pickedRow) return;
  const { name, row } = pickedRow;
  const zone = [...zones, ...fronts, ...drawn, ...model].find((one) => one.name === name && one.row === row);
  if (!zone) return;
  inWorld(ctx, sheet, origin, (px) => {
    for (const [width, colour] of [[6, alpha(theme.paper, 0.9)], [3, theme.focus]]) {
      ctx.lineWidth = width * px;
      ctx.strokeStyle = colour;
      ctx.stroke(zone.path);
    }
  });
}

const cache = new Map();

/** A small repeating picture: how a status or a side is told without colour. */
function patternOf(ctx, name, colour, theme) {
  const draw = PATTERNS[name];
  if (!draw) return null;
  const key = `${name}/${colour}/${theme.dark}`;
  if (!cache.has(key)) cache.set(key, tile(draw, colour, theme));
  return ctx.createPattern(cache.get(key), 'repeat');
}

const SIZE = 12;

function tile(draw, colour, theme) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const ctx = canvas.getContext('2d');
  ctx.strokeStyle = ctx.fillStyle = colour;
  draw(ctx, theme);
  return canvas;
}

function diagonal(ctx, width, up = true) {
  ctx.lineWidth = width;
  ctx.lineCap = 'square';
  for (const shift of [-SIZE, 0, SIZE]) {
    ctx.beginPath();
    ctx.moveTo(shift, up ? SIZE : 0);
    ctx.lineTo(shift + SIZE, up ? 0 : SIZE);
    ctx.stroke();
  }
}

const PATTERNS = {
  claimed: (ctx) => diagonal(ctx, 1.6),
  contested: (ctx) => diagonal(ctx, 4),
  advance: (ctx) => {
    ctx.lineWidth = 1.4;
    ctx.beginPath();
    ctx.moveTo(2, 3);
    ctx.lineTo(6, 6);
    ctx.lineTo(2, 9);
    ctx.stroke();
  },
  dots: (ctx) => {
    for (const [x, y] of [[3, 3], [9, 9]]) {
      ctx.beginPath();
      ctx.arc(x, y, 1.2, 0, 2 * Math.PI);
      ctx.fill();
    }
  },
  lines: (ctx) => {
    ctx.fillRect(0, 2, SIZE, 1);
    ctx.fillRect(0, 8, SIZE, 1);
  },
  columns: (ctx) => {
    ctx.fillRect(2, 0, 1, SIZE);
    ctx.fillRect(8, 0, 1, SIZE);
  },
  back: (ctx) => diagonal(ctx, 0.9, false),
  cross: (ctx) => {
    ctx.fillRect(2, 5, 7, 1);
    ctx.fillRect(5, 2, 1, 7);
  },
  grid: (ctx) => {
    ctx.fillRect(0, 5, SIZE, 1);
    ctx.fillRect(5, 0, 1, SIZE);
  },
};

/** Front lines: a dark line with a light casing; contested stretches are dashed. */
export function paintFronts(ctx, sheet, { fronts, masks, origin, theme }) {
  inWorld(ctx, sheet, origin, (px) => {
    ctx.lineJoin = ctx.lineCap = 'round';
    for (const { name, row, path, status } of fronts) {
      if (!masks[name][row]) continue;
      ctx.lineWidth = 4.5 * px;
      ctx.strokeStyle = alpha(theme.paper, 0.85);
      ctx.setLineDash([]);
      ctx.stroke(path);
      ctx.lineWidth = 2.2 * px;
      ctx.strokeStyle = theme.front;
      ctx.setLineDash(status === 'contested' ? [7 * px, 5 * px] : []);
      ctx.stroke(path);
    }
  });
}
