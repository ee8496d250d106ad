/** Gains and losses between two maps of zones as they are drawn, pixel by pixel. */

import { inWorld } from './base.js';
import { alpha } from './theme.js';

/** Zones of one holder and standing belong together. */
const keyOf = ({ side, status }) => `${side}/${status === 'contested'}`;

/**
 * Draws what a holder has after but had not before: filled, with a dark edge; and what it had and nobody has now:
 * striped. `drawn` are the zones { before, after } of the two moments.
 */
export function paintDifference(ctx, sheet, scene, { before, after }) {
  const { sideOf, theme } = scene;
  for (const zones of grouped(before, keyOf).values()) {
    const lost = cut(sheet, scene, zones, after);
    lay(ctx, sheet, lost, (on) => stripes(on, sheet), alpha(sideOf(zones[0].side).colour, 0.9), theme.muted);
  }
  // What is less sure is fainter, as on the map itself.
  for (const zones of grouped(after, (zone) => `${keyOf(zone)}/${zone.confidence.toFixed(1)}`).values()) {
    const [{ side, confidence }] = zones;
    const gained = cut(sheet, scene, zones, before.filter((zone) => keyOf(zone) === keyOf(zones[0])));
    lay(ctx, sheet, gained, (on) => on.fillRect(0, 0, sheet.width, sheet.height), alpha(sideOf(side).colour, 0.15 + 0.5 * confidence), theme.ink);
  }
}

function grouped(zones, by) {
  const groups = new Map();
  for (const zone of zones) groups.set(by(zone), [...(groups.get(by(zone)) ?? []), zone]);
  return groups;
}

/** A picture of some zones without others. */
function cut(sheet, { origin }, zones, without) {
  const canvas = new OffscreenCanvas(sheet.width, sheet.height);
  const ctx = canvas.getContext('2d');
  inWorld(ctx, { ...sheet, dpr: 1 }, origin, () => {
    for (const { path } of zones) ctx.fill(path, 'evenodd');
    ctx.globalCompositeOperation = 'destination-out';
    for (const { path } of without) ctx.fill(path, 'evenodd');
  });
  return canvas;
}

// The picture as a stencil: its edge first, then what is drawn through it.
function lay(ctx, sheet, stencil, draw, colour, edge) {
  const dyed = (fill, style) => {
    const canvas = new OffscreenCanvas(sheet.width, sheet.height);
    const on = canvas.getContext('2d');
    on.drawImage(stencil, 0, 0);
    on.globalCompositeOperation = 'source-in';
    on.fillStyle = on.strokeStyle = style;
    fill(on);
    return canvas;
  };
  const whole = (on) => on.fillRect(0, 0, sheet.width, sheet.height);
  const rim = new OffscreenCanvas(sheet.width, sheet.height);
  const on = rim.getContext('2d');
  const dark = dyed(whole, edge);
  for (const [dx, dy] of [[-1.5, 0], [1.5, 0], [0, -1.5], [0, 1.5]]) on.drawImage(dark, dx, dy);
  on.globalCompositeOperation = 'destination-out';
  on.drawImage(stencil, 0, 0);
  ctx.drawImage(rim, 0, 0, sheet.width, sheet.height);
  ctx.drawImage(dyed(draw, colour), 0, 0, sheet.width, sheet.height);
}

function stripes(ctx, sheet) {
  // Through a stencil only one stroke remains: all lines are one path.
  ctx.beginPath();
  const shift = sheet.x % 9;
  for (let x = -sheet.height - shift; x < sheet.width; x += 9) {
    ctx.moveTo(x, 0);
    ctx.lineTo(x + sheet.height, sheet.height);
  }
  ctx.lineWidth = 3;
  ctx.stroke();
}
