/** Names on the map: countries, provinces, towns of the base map, the places of events, the holders of zones. */

import { placeLabels } from './labels.js';
import { middleOf } from './middle.js';
import { visible } from './text.js';
import { onSheet, worldOf } from './world.js';

/** From which zoom a town of so many people is named. */
const TOWNS = [[12, 0], [11, 800], [10, 3000], [9, 12000], [8, 40000], [7, 100000], [6, 350000], [5, 1000000]];
const LEAST_ROOM = 14;
const widths = new Map();

export const forgetWidths = () => widths.clear();

function widthOf(ctx, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

const STYLES = {
  event: { size: 13, weight: 600, colour: 'ink' },
  zone: { size: 12.5, weight: 700, spacing: 0.6 },
  country: { size: 14, weight: 400, colour: 'label', upper: true, spacing: 2.5 },
  province: { size: 10.5, weight: 400, colour: 'label', upper: true, spacing: 1.2 },
  town: { size: 11.5, weight: 400, colour: 'label' },
};

/** The names that have room on a canvas, and where; `clusters` are the laid-out marks: [{ x, y, box, name }] in canvas pixels. */
export function layNames(ctx, view, scene, clusters) {
  const candidates = [
    ...clusters.filter((c) => c.name).map((c) => besideMarks(ctx, c, scene.theme)),
    ...zoneNames(ctx, view, scene),
    ...baseNames(ctx, view, scene, clusters),
  ];
  const inset = [view.pad.x, view.pad.y];
  const inside = candidates.filter((c) => c.x > inset[0] - 60 && c.y > inset[1] - 30 && c.x < view.width - inset[0] + 60 && c.y < view.height - inset[1] + 30);
  const seen = [inset[0], inset[1], view.width - inset[0], view.height - inset[1]];
  return placeLabels(inside, clusters.map((c) => c.box), [view.width, view.height], seen);
}

export function paintNames(ctx, placed, theme) {
  for (const { candidate, x, y } of placed) draw(ctx, candidate, x, y, theme);
}

function label(ctx, kind, text, x, y, offsets, theme, more = {}) {
  const style = { ...STYLES[kind], ...more };
  const shown = visible(style.upper ? text.toUpperCase() : text);
  const font = `${style.italic ? 'italic ' : ''}${style.weight} ${style.size}px ${theme.font}`;
  const width = widthOf(ctx, font, shown) + (style.spacing ?? 0) * shown.length;
  const height = style.size * 1.15;
  return { kind, kept: kind === 'event', text: shown, x, y, width, height, font, style, offsets: offsets(width, height), dot: more.dot };
}

const around = (gap) => (w, h) => [[gap, -h / 2], [-gap - w, -h / 2], [-w / 2, gap], [-w / 2, -gap - h]];
const centred = (w, h) => [[-w / 2, -h / 2]];

function besideMarks(ctx, { x, y, box, name }, theme) {
  const half = (box[2] - box[0]) / 2;
  const tall = (box[3] - box[1]) / 2;
  const offsets = (w, h) => [[half + 3, -h / 2], [-w / 2, tall + 2], [-half - 3 - w, -h / 2], [-w / 2, -tall - 2 - h]];
  return label(ctx, 'event', name, x, y, offsets, theme);
}

function zoneNames(ctx, view, { zones, masks, tables, switches, theme }) {
  if (!switches.zones) return [];
  const names = [];
  // Without room for a few letters a name need not be measured.
  const least = LEAST_ROOM / view.scale;
  for (const { name, row, side, status } of zones) {
    if (!masks[name][row] || !side) continue;
    const middle = onSheet(view, tables[name], row) && middleOf(tables[name], row, least);
    if (!middle) continue;
    const [lx, ly, room] = [middle[0], middle[1], middle[2] * view.scale];
    const text = status === 'held' ? side : `${side} (${status})`;
    const within = (w, h) => [0, -0.5, 0.5, -0.3, 0.3].map((share) => [-w / 2, share * room - h / 2]);
    const candidate = label(ctx, 'zone', text, lx * view.scale - view.x, ly * view.scale - view.y, within, theme, { colour: 'ink' });
    if (candidate.width < room * 1.9) names.push(candidate);
  }
  return names;
}

function baseNames(ctx, view, { tables, theme, meta }, clusters) {
  const table = tables.base_names;
  if (!table || meta.tiles) return [];
  const { x, y } = worldOf(table);
  table.written ??= ['kind', 'name', 'people'].map((column) => Array.from({ length: table.n }, (_, i) => table.get(column, i)));
  const [kinds, texts, people] = table.written;
  const least = TOWNS.find(([zoom]) => view.zoom >= zoom)?.[1] ?? 2500000;
  const taken = new Map(clusters.map((c) => [c.name, c]));
  const names = [];
  for (let i = 0; i < table.n; i++) {
    const [sx, sy] = [x[i] * view.scale - view.x, y[i] * view.scale - view.y];
    if (sx < 0 || sy < 0 || sx > view.width || sy > view.height) continue;
    const [kind, name] = [kinds[i], texts[i]];
    if (kind === 'country' && view.zoom <= 8.5) names.push(label(ctx, kind, name, sx, sy, centred, theme));
    else if (kind === 'province' && view.zoom >= 7 && view.zoom <= 10) names.push(label(ctx, kind, name, sx, sy, centred, theme));
    else if (kind === 'town' && people[i] >= least) {
      const mark = taken.get(name);
      if (mark && Math.hypot(mark.x - sx, mark.y - sy) < 60) continue;
      names.push(label(ctx, kind, name, sx, sy, around(4), theme, { dot: true }));
    }
  }
  return names;
}

function draw(ctx, candidate, x, y, theme) {
  const { style, text, font, height } = candidate;
  ctx.font = font;
  ctx.letterSpacing = `${style.spacing ?? 0}px`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.globalAlpha = 0.85;
  ctx.strokeStyle = theme.halo;
  ctx.strokeText(text, x, y + height / 2);
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme[style.colour] ?? style.colour;
  ctx.fillText(text, x, y + height / 2);
  ctx.letterSpacing = '0px';
  if (candidate.dot) dot(ctx, candidate, theme);
}

function dot(ctx, { x, y }, theme) {
  ctx.beginPath();
  ctx.arc(x, y, 1.9, 0, 2 * Math.PI);
  ctx.fillStyle = theme.halo;
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.label;
  ctx.stroke();
}
