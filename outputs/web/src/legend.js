/** Legend and layer switches in one: only what is present, drawn with the map's own signs. */

import { afterPaint } from './arriving.js';
import { codesOf } from './codes.js';
import { h } from './dom.js';
import { MAX_ARROWS } from './ground.js';
import { fillShades } from './shades.js';
import { drawSign } from './signs.js';
import { fillDrawn, fillZone } from './zones.js';

const STATUS_WORDS = { held: 'held', claimed: 'claimed', contested: 'contested', lost: 'given up', advance: 'advance, no control' };
const ORDER = ['held', 'claimed', 'contested', 'advance', 'lost'];

/** A canvas of w × h pixels drawn by `draw(ctx)`, `late` where the words beside it come first. */
function picture(w, height, draw, late = false) {
  const dpr = Math.min(2, window.devicePixelRatio || 1);
  const canvas = h('canvas', { width: w * dpr, height: height * dpr, 'aria-hidden': 'true' });
  canvas.style.width = `${w}px`;
  canvas.style.height = `${height}px`;
  const paint = () => {
    const ctx = canvas.getContext('2d');
    ctx.scale(dpr, dpr);
    draw(ctx);
  };
  if (opened && !late) paint();
  else afterwards(paint);
  return canvas;
}

const waiting = [];
/** Pictures of a page that is only being opened are late: the map is painted before them. */
let opened = false;

function afterwards(paint) {
  if (waiting.push(paint) > 1) return;
  afterPaint(() => {
    opened = true;
    for (const draw of waiting.splice(0)) draw();
  });
}

export const signPicture = (sign, theme, size = 24, late = false) => picture(size, size, (ctx) => drawSign(ctx, sign, size / 2, size / 2, theme, size * 0.34), late);

function zonePicture(sides, status, theme) {
  return picture(30, 18, (ctx) => {
    const path = new Path2D();
    path.roundRect(1.5, 1.5, 27, 15, 2);
    fillZone(ctx, path, { status, confidence: 1 }, sides, theme);
  });
}

/** Sides and statuses among the shown rows of tables, as [[side, [status, …]], …] in order of frequency. */
export function presentOf(pairs) {
  const found = new Map();
  for (const [side, status, count] of pairs.flatMap(([table, shown]) => combined(table, shown, ['side', 'actor'], ['status']))) {
    if (!found.has(side)) found.set(side, { statuses: new Set(), total: 0 });
    found.get(side).statuses.add(status);
    found.get(side).total += count;
  }
  return [...found.entries()].sort((a, b) => b[1].total - a[1].total)
    .map(([side, { statuses }]) => [side, ORDER.filter((status) => statuses.has(status))]);
}

/** Who stands against whom in the shown contested zones: [[side, side], …], each pair once. */
export function rivalsOf(pairs) {
  const found = new Map();
  for (const [side, rival] of pairs.flatMap(([table, shown]) => combined(table, shown, ['side', 'actor'], ['rival']))) {
    if (rival !== null) found.set([side, rival].sort().join('\u0000'), [side, rival]);
  }
  return [...found.values()];
}

/** The combinations of two columns among shown rows, with how often each is there. */
function combined(table, shown, ...columns) {
  if (!table?.n) return [];
  const [a, b] = columns.map((names) => codesOf(table, names));
  const wide = b.values.length;
  const counts = new Uint32Array(a.values.length * wide);
  for (let i = 0; i < table.n; i++) if (shown[i]) counts[a.codes[i] * wide + b.codes[i]] += 1;
  const found = [];
  counts.forEach((count, n) => { if (count) found.push([a.values[Math.floor(n / wide)], b.values[n % wide], count]); });
  return found;
}

const present = new WeakMap();

/** What of zones and of statements about control is on the map in the time shown; worked out once a change. */
export function presentIn(scene) {
  const { tables, masks, inTime, version } = scene;
  const known = present.get(scene);
  if (known?.version === version) return known;
  const zones = [[tables.zones, masks.zones], [tables.past_zones, masks.past_zones]];
  present.set(scene, { version, zones: presentOf(zones), rivals: rivalsOf(zones), control: presentOf([[tables.control, inTime.control]]) });
  return present.get(scene);
}

/** The whole legend; `onSwitch(name, on)` when a layer is switched. */
export function legendOf(scene, onSwitch) {
  const { tables, theme, sideOf, switches } = scene;
  const rows = (name) => tables[name]?.n ?? 0;
  const { zones, rivals, control } = presentIn(scene);
  const group = (name, title, count, ...entries) => (count ? h('fieldset', { class: 'sm-layer' },
    h('legend', {}, h('label', {},
      h('input', { type: 'checkbox', checked: switches[name], dataset: { layer: name }, onchange: (event) => onSwitch(name, event.target.checked) }),
      h('span', {}, title), count === true ? null : h('em', {}, count))),
    entries) : null);
  const entry = (image, text) => h('p', { class: 'sm-entry' }, image, h('span', { dir: 'auto' }, text));
  const sign = (kind, more = {}) => signPicture({ kind, sides: [sideOf(null)], status: 'held', ...more }, theme);
  return h('div', { class: 'sm-legend' },
    scene.comparison && (tables.cells || scene.comparison.drawn) ? h('div', { class: 'sm-layer' }, entry(changedPicture(theme), tables.cells ? 'Changed between A and B: the colour is who has it now, the stripes who had it'
      : 'Changed between A and B: edged in its holder’s colour where gained; striped where lost and nobody is said to have it now')) : null,
    group('zones', 'Zones of control', rows('zones') + rows('past_zones') > 0,
      zones.flatMap(([side, statuses]) => statuses.filter((status) => status !== 'contested' || !rivals.some((pair) => pair.includes(side))).map((status) =>
        entry(zonePicture([sideOf(side)], status, theme), `${side ?? 'Unknown holder'}, ${STATUS_WORDS[status] ?? status}`))),
      rivals.map((pair) => entry(zonePicture(pair.map(sideOf), 'contested', theme), `${pair[0] ?? 'Unknown holder'} and ${pair[1]}, contested`)),
      zones.length ? entry(shaded(sideOf(zones[0][0]), theme), 'Stronger: surer; weaker with the distance from a named place, with age, with doubt') : null,
      entry(blank(theme), 'No report says who holds it')),
    group('drawn', 'Drawn zones', rows('drawn'), ...presentOf([[tables.drawn, scene.masks.drawn]]).map(([side]) =>
      entry(drawnPicture(sideOf(side), theme), `${side ?? 'No holder named'}, as drawn on a published map`))),
    group('fronts', 'Front lines', rows('fronts') + rows('past_fronts'), entry(frontPicture(theme), 'Where opposed sides meet; dashed: contested')),
    group('control', 'Statements about control', rows('control'),
      control.map(([side, statuses]) => entry(statuses.map((status) =>
        sign('control', { status, sides: [sideOf(side)] })), `${side ?? 'Unknown'}: ${statuses.map((s) => STATUS_WORDS[s] ?? s).join(', ')}`))),
    group('strikes', 'Strikes', rows('strikes'), entry(sign('strike'), 'Strike; the centre shows the side said to have struck')),
    group('clashes', 'Clashes', rows('clashes'), entry(sign('clash'), 'Fighting reported')),
    group('displacement', 'Displacement', rows('displacement'),
      entry(sign('displacement'), `People leaving; arrows show the way where a report says it${rows('displacement') > MAX_ARROWS ? `. Of many, the ${MAX_ARROWS} widest in view` : ''}`)),
    group('other', 'Other events', rows('other'), entry(sign('other'), 'Other reported event')),
    group('model', 'Model', rows('model'), entry(blank(theme), 'Worked out by a model, not said by a report')),
    group('circles', 'Uncertainty', true, entry(uncertain(theme), 'The event lies inside; dotted ring: an area is named')),
    group('background', 'History, plans, denials', true));
}

function drawnPicture(side, theme) {
  return picture(30, 18, (ctx) => {
    const path = new Path2D();
    path.roundRect(2.5, 2.5, 25, 13, 2);
    fillDrawn(ctx, path, side, theme);
  });
}

function changedPicture(theme) {
  return picture(30, 18, (ctx) => {
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2;
    ctx.strokeRect(2, 2, 26, 14);
    ctx.lineWidth = 1.5;
    for (let x = -10; x < 30; x += 7) {
      ctx.beginPath();
      ctx.moveTo(Math.max(2, x), x < 2 ? 2 + (2 - x) : 2);
      ctx.lineTo(Math.min(28, x + 14), x + 14 > 28 ? 16 - (x - 14) : 16);
      ctx.stroke();
    }
  });
}

function frontPicture(theme) {
  return picture(30, 18, (ctx) => {
    ctx.strokeStyle = theme.front;
    ctx.lineWidth = 2.2;
    ctx.beginPath();
    ctx.moveTo(2, 12);
    ctx.bezierCurveTo(10, 2, 18, 16, 28, 6);
    ctx.stroke();
  });
}

function shaded(side, theme) {
  return picture(30, 18, (ctx) => {
    [0.1, 0.4, 0.7, 1].forEach((sure, n) => {
      const path = new Path2D();
      path.rect(2 + 6.5 * n, 2, 6.5, 14);
      fillShades(ctx, [{ path, sure }], side.colour, theme.dark ? 0.7 : 0.6, 'evenodd');
    });
  });
}

function blank(theme) {
  return picture(30, 18, (ctx) => {
    ctx.fillStyle = theme.land;
    ctx.strokeStyle = theme.border;
    ctx.lineWidth = 0.75;
    ctx.beginPath();
    ctx.roundRect(1.5, 1.5, 27, 15, 2);
    ctx.fill();
    ctx.stroke();
  });
}

function uncertain(theme) {
  return picture(24, 24, (ctx) => {
    ctx.setLineDash([3, 3]);
    ctx.strokeStyle = theme.muted;
    ctx.beginPath();
    ctx.arc(12, 12, 9.5, 0, 2 * Math.PI);
    ctx.stroke();
  });
}
