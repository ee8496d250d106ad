/** Zones of control and front lines: colour, pattern and outline all say who and how sure. */

import { alpha } from './theme.js';
import { pathOf } from './world.js';

/** { row, path, side, status, confidence } of each zone, built once. */
export function buildZones(table, origin) {
  if (!table?.geometry) return [];
  return Array.from({ length: table.n }, (_, row) => ({
    name: table.name,
    row,
    path: pathOf(table, row, origin),
    side: table.get('side', row) ?? table.get('actor', row),
    status: table.get('status', row),
    confidence: (table.get('confidence', row) ?? 0.5) * (table.get('weight', row) ?? 1),
  }));
}

export function paintZones(ctx, view, { zones, masks, origin, sideOf, theme }) {
  const { scale, x, y, dpr } = view;
  ctx.save();
  // Patterns hang on the map, not on the screen: the canvas is moved to the origin, only the paths are scaled.
  ctx.setTransform(dpr, 0, 0, dpr, (origin[0] * scale - x) * dpr, (origin[1] * scale - y) * dpr);
  for (const zone of zones) {
    if (!masks[zone.name][zone.row]) continue;
    const path = new Path2D();
    path.addPath(zone.path, new DOMMatrix([scale, 0, 0, scale, 0, 0]));
    fillZone(ctx, path, zone, sideOf(zone.side), theme);
  }
  ctx.restore();
}

/** Fill and outline one zone; the legend's swatches are drawn with it too. */
export function fillZone(ctx, path, { status, confidence }, side, theme) {
  const weight = 0.3 + 0.7 * confidence;
  const strength = theme.dark ? 0.5 : 0.36;
  ctx.fillStyle = alpha(side.colour, (status === 'held' ? strength : strength * 0.4) * weight);
  ctx.fill(path, 'evenodd');
  const texture = status === 'held' ? side.pattern : status;
  ctx.globalAlpha = (status === 'held' ? 0.35 : 0.6) * weight;
  const pattern = patternOf(ctx, texture, side.colour, theme);
  if (pattern) {
    ctx.fillStyle = pattern;
    ctx.fill(path, 'evenodd');
  }
  ctx.globalAlpha = 1;
  ctx.lineJoin = 'round';
  ctx.setLineDash(status === 'held' ? [] : [6, 4]);
  ctx.lineWidth = status === 'held' ? 1.6 : 1.4;
  ctx.strokeStyle = alpha(side.colour, theme.dark ? 0.95 : 0.85);
  ctx.stroke(path);
  ctx.setLineDash([]);
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
export function paintFronts(ctx, view, { fronts, masks, origin, theme }) {
  const { scale, x, y, dpr } = view;
  ctx.save();
  ctx.setTransform(dpr, 0, 0, dpr, (origin[0] * scale - x) * dpr, (origin[1] * scale - y) * dpr);
  ctx.lineJoin = ctx.lineCap = 'round';
  for (const front of fronts) {
    if (!masks[front.name][front.row]) continue;
    const path = new Path2D();
    path.addPath(front.path, new DOMMatrix([scale, 0, 0, scale, 0, 0]));
    ctx.lineWidth = 4.5;
    ctx.strokeStyle = alpha(theme.paper, 0.85);
    ctx.setLineDash([]);
    ctx.stroke(path);
    ctx.lineWidth = 2.2;
    ctx.strokeStyle = theme.front;
    ctx.setLineDash(front.status === 'contested' ? [7, 5] : []);
    ctx.stroke(path);
  }
  ctx.restore();
}
