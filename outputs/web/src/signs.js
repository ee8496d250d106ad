/** The signs of the map, drawn the same on the map, in the legend and in lists. */

import { alpha, inkOn } from './theme.js';

/** Radius of a sign in CSS pixels. */
export const RADIUS = 9;

/**
 * Draws one sign around (x, y).
 *
 * @param sign { kind: control|strike|clash|displacement|other, status, sides: side styles, area, doubtful }
 *   `area`: the report names an area, not a point; `doubtful`: denied, planned or history.
 */
export function drawSign(ctx, sign, x, y, theme, r = RADIUS) {
  ctx.save();
  ctx.translate(x, y);
  if (sign.doubtful) ctx.globalAlpha = 0.6;
  if (sign.area) ring(ctx, r + 4, theme);
  (DRAW[sign.kind] ?? DRAW.other)(ctx, sign, theme, r);
  ctx.restore();
}

function ring(ctx, r, theme) {
  ctx.setLineDash([2, 2.5]);
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = theme.muted;
  circle(ctx, r);
  ctx.stroke();
  ctx.setLineDash([]);
}

const circle = (ctx, r) => {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, 2 * Math.PI);
};

const DRAW = {
  control(ctx, { status, sides }, theme, r) {
    if (sides.length > 1) pie(ctx, sides, r);
    else disc(ctx, sides[0], status, theme, r);
    casing(ctx, theme, r);
    if (sides.length === 1) letter(ctx, sides[0], status, theme, r);
    if (status === 'lost' && sides.length === 1) stroke(ctx, [[-r * 0.75, r * 0.75], [r * 0.75, -r * 0.75]], theme.paper, 2.2);
  },
  strike(ctx, { sides }, theme, r) {
    star(ctx, r + 1.5, (r + 1.5) * 0.58, 8);
    ctx.lineJoin = 'round';
    ctx.lineWidth = 3;
    ctx.strokeStyle = theme.paper;
    ctx.stroke();
    ctx.fillStyle = theme.strike;
    ctx.fill();
    circle(ctx, r * 0.4);
    ctx.fillStyle = sides.length === 1 && sides[0].name ? sides[0].colour : theme.paper;
    ctx.fill();
  },
  clash(ctx, _sign, theme, r) {
    circle(ctx, r);
    ctx.fillStyle = theme.paper;
    ctx.fill();
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = theme.clash;
    ctx.stroke();
    const a = r * 0.5;
    stroke(ctx, [[-a, -a], [a, a]], theme.clash, 2.6);
    stroke(ctx, [[-a, a], [a, -a]], theme.clash, 2.6);
  },
  displacement(ctx, { returning }, theme, r) {
    ctx.beginPath();
    ctx.roundRect(-r, -r, 2 * r, 2 * r, r * 0.45);
    ctx.fillStyle = theme.movement;
    ctx.fill();
    casing(ctx, theme, 0, true);
    const way = returning ? -1 : 1;
    stroke(ctx, [[-r * 0.55 * way, r * 0.5], [r * 0.4 * way, -r * 0.4]], theme.paper, 2);
    stroke(ctx, [[-r * 0.2 * way, -r * 0.5], [r * 0.5 * way, -r * 0.5], [r * 0.5 * way, r * 0.2]], theme.paper, 2);
  },
  other(ctx, _sign, theme, r) {
    ctx.beginPath();
    ctx.moveTo(0, -r * 0.75);
    ctx.lineTo(r * 0.75, 0);
    ctx.lineTo(0, r * 0.75);
    ctx.lineTo(-r * 0.75, 0);
    ctx.closePath();
    ctx.fillStyle = theme.other;
    ctx.fill();
    casing(ctx, theme, 0, true);
  },
};

function disc(ctx, side, status, theme, r) {
  circle(ctx, r);
  const hollow = status === 'claimed' || status === 'lost';
  ctx.fillStyle = hollow ? theme.paper : side.colour;
  ctx.fill();
  if (status === 'contested') {
    ctx.save();
    circle(ctx, r);
    ctx.clip();
    ctx.fillStyle = theme.paper;
    for (let d = -2 * r; d < 2 * r; d += r * 0.8) {
      ctx.beginPath();
      ctx.moveTo(d, r);
      ctx.lineTo(d + 2 * r, -r);
      ctx.lineTo(d + 2 * r + r * 0.3, -r);
      ctx.lineTo(d + r * 0.3, r);
      ctx.fill();
    }
    ctx.restore();
  }
  if (hollow) {
    circle(ctx, r - 1.75);
    ctx.lineWidth = 2.5;
    if (status === 'lost') ctx.setLineDash([3, 2]);
    ctx.strokeStyle = side.colour;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (status === 'advance') {
    ctx.beginPath();
    ctx.moveTo(r * 0.72, 0);
    ctx.lineTo(r * 1.6, 0);
    ctx.lineTo(r * 0.72, -r * 0.7);
    ctx.fillStyle = side.colour;
    ctx.fill();
  }
}

function pie(ctx, sides, r) {
  sides.forEach((side, n) => {
    ctx.beginPath();
    ctx.moveTo(0, 0);
    const from = -Math.PI / 2 + (n * 2 * Math.PI) / sides.length;
    ctx.arc(0, 0, r, from, from + (2 * Math.PI) / sides.length);
    ctx.closePath();
    ctx.fillStyle = side.colour;
    ctx.fill();
  });
}

function letter(ctx, side, status, theme, r) {
  const text = side.letter ?? '';
  ctx.font = `700 ${r * (text.length > 1 ? 0.95 : 1.25)}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const plain = status === 'claimed' || status === 'lost';
  if (status === 'contested') {
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = theme.paper;
    ctx.strokeText(text, 0, r * 0.08);
  }
  ctx.fillStyle = plain || status === 'contested' ? theme.ink : inkOn(side.colour);
  ctx.fillText(text, 0, r * 0.08);
}

function casing(ctx, theme, r, current = false) {
  if (!current) circle(ctx, r);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = theme.paper;
  ctx.stroke();
  if (current) return;
  circle(ctx, r + 1);
  ctx.lineWidth = 0.75;
  ctx.strokeStyle = alpha(theme.ink, 0.35);
  ctx.stroke();
}

function star(ctx, outer, inner, points) {
  ctx.beginPath();
  for (let n = 0; n < points * 2; n++) {
    const radius = n % 2 ? inner : outer;
    const angle = (n * Math.PI) / points - Math.PI / 2;
    ctx.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
  ctx.closePath();
}

function stroke(ctx, points, colour, width) {
  ctx.beginPath();
  points.forEach(([x, y]) => ctx.lineTo(x, y));
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colour;
  ctx.stroke();
}

/** A count beside a sign. */
export function drawCount(ctx, count, x, y, theme) {
  const text = count > 999 ? `${Math.round(count / 100) / 10}k` : String(count);
  ctx.font = `700 11px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const width = Math.max(15, ctx.measureText(text).width + 7);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 7.5, width, 15, 7.5);
  ctx.fillStyle = theme.ink;
  ctx.fill();
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = theme.paper;
  ctx.stroke();
  ctx.fillStyle = theme.paper;
  ctx.fillText(text, x, y + 0.5);
}
