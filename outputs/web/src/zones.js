/** Zones of control and front lines: colour, pattern and outline all say who and how sure. */

import { inWorld } from './base.js';
import { fillShades, weightOf } from './shades.js';
import { alpha } from './theme.js';
import { countOn } from './time.js';
import { boxesOf, touches, trace } from './world.js';

/** More shown zones than this are drawn joined by look. */
const MANY_ZONES = 600;
/** So many are joined without a pause. */
const JOINED_AT_ONCE = 1000;
/** Joined zones are drawn in pieces of about so many corners, each a few milliseconds of work. */
const PIECE = 3000;
/** Pieces lie together: the world around the zones is cut into so many columns and rows. */
const TILES = 6;

/** Draws the shown zones; very many are joined by look first, so that a country of cells costs a few dozen strokes. */
export function* paintZones(ctx, sheet, { zones, masks, origin, sideOf, theme, groundKey }) {
  const list = yield* joined(zones, masks, groundKey);
  // Patterns hang on the map, not on the screen.
  for (const zone of list) {
    if (zone.box && !touches(sheet, ...zone.box)) continue;
    inWorld(ctx, sheet, origin, (px) => fillZone(ctx, zone.path, zone, sidesOfZone(zone, sideOf), theme, px));
    if (zone.rule) yield;
  }
}

const sidesOfZone = ({ side, rival }, sideOf) => [side, rival].filter((name, n) => n === 0 || name).map(sideOf);


/** Whether so many zones are shown that they are drawn in slices. */
export const manyZones = ({ masks }) => countOn(masks.zones) + countOn(masks.past_zones) > MANY_ZONES;

const joins = new WeakMap();

function* joined(zones, masks, groundKey) {
  const known = joins.get(zones);
  if (known?.groundKey === groundKey) return known.list;
  const shown = zones.filter((zone) => masks[zone.name][zone.row]);
  const list = shown.length > MANY_ZONES ? yield* byLook(shown) : shown;
  joins.set(zones, { groundKey, list });
  return list;
}

// Pieces of one look that lie together, so that one is a few milliseconds of work and what is off the sheet costs nothing.
function* byLook(zones) {
  const [open, pieces, tileOf] = [new Map(), [], tilesOf(zones)];
  for (const [n, zone] of zones.entries()) {
    if (n % JOINED_AT_ONCE === 0) yield;
    const { side, rival, status, confidence, table, row, origin } = zone;
    const key = `${side}/${rival}/${status}/${confidence.toFixed(1)}/${tileOf(zone)}`;
    let piece = open.get(key);
    if (!piece || piece.corners > PIECE) {
      piece = { side, rival, status, confidence, path: new Path2D(), rule: 'nonzero', corners: 0, box: [Infinity, Infinity, -Infinity, -Infinity] };
      open.set(key, piece);
      pieces.push(piece);
    }
    trace(piece.path, table, row, origin);
    add(piece, table, row);
  }
  return pieces;
}

function add(piece, table, row) {
  const { parts, ends } = table.geometry;
  piece.corners += ends[parts[row + 1]] - ends[parts[row]];
  const [boxes, { box }] = [boxesOf(table), piece];
  for (let k = 0; k < 2; k++) {
    box[k] = Math.min(box[k], boxes[4 * row + k]);
    box[k + 2] = Math.max(box[k + 2], boxes[4 * row + k + 2]);
  }
}

/** In which of a few columns and rows a zone's corner lies. */
function tilesOf(zones) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const corner = ({ table, row }) => [boxesOf(table)[4 * row], boxesOf(table)[4 * row + 1]];
  for (const zone of zones) {
    const [x, y] = corner(zone);
    if (x > east || x < west) [west, east] = [Math.min(west, x), Math.max(east, x)];
    if (y > north || y < south) [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const [wide, tall] = [TILES / (east - west + 1e-9), TILES / (north - south + 1e-9)];
  return (zone) => {
    const [x, y] = corner(zone);
    return Math.floor((x - west) * wide) * TILES + Math.floor((y - south) * tall);
  };
}

/**
 * Fill and outline one zone; the legend's swatches are drawn with it too. `px` is a pixel in the path's units; `sides`
 * are its holder and, where it is contested, who stands against it: the stripes then have both colours.
 */
export function fillZone(ctx, path, { status, confidence, shades = null, rule = 'evenodd' }, [side, rival], theme, px = 1) {
  const weight = weightOf(confidence);
  fillShades(ctx, shades ?? [{ path, sure: confidence }], side.colour, (theme.dark ? 0.5 : 0.36) * (status === 'held' ? 1 : 0.4), rule);
  const texture = status === 'held' ? side.pattern : status;
  ctx.globalAlpha = (status === 'held' ? 0.35 : rival ? 0.75 : 0.6) * weight;
  const pattern = rival && status === 'contested' ? bothOf(ctx, side.colour, rival.colour) : patternOf(ctx, texture, side.colour, theme);
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
export function paintPicked(ctx, sheet, scene) {
  const { pickedRow, origin, theme } = scene;
  const layer = { past_zones: 'zones', past_fronts: 'fronts' }[pickedRow?.name] ?? pickedRow?.name;
  if (!['zones', 'fronts', 'drawn', 'model'].includes(layer)) return;
  const zone = scene[layer].find((one) => one.name === pickedRow.name && one.row === pickedRow.row);
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

/** Stripes of two colours: ground that both say they hold, or are inside of. */
function bothOf(ctx, colour, other) {
  const key = `both/${colour}/${other}`;
  if (!cache.has(key)) {
    cache.set(key, tile((on) => {
      diagonal(on, 4.2);
      on.strokeStyle = other;
      on.translate(SIZE / 2, 0);
      diagonal(on, 4.2);
    }, colour));
  }
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
