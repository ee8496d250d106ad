/** The steps of the time control, and which rows a moment or a span shows. */

import { NULL } from './columns.js';
import { codesOf } from './codes.js';
import { dayOf, dayText, monthText, shortDay, whenText, yearText } from './text.js';

const DAY = 1440;
const FILL_GAP_DAYS = 14;
export const EVENT_TABLES = ['control', 'strikes', 'displacement', 'clashes', 'other'];

/**
 * Steps in order of time: each day present (short gaps are filled, so that play keeps an even pace), and each
 * month or year that a report speaks of only as such. A step is { from, to, label, short, count, current, gap }.
 * The day of `asOf` is always a step, so that the map can show the moment its data speak of.
 * `current` is false where everything in it is history or a plan; `gap` marks a jump before it.
 */
export function stepsOf(tables, asOf = null) {
  const days = new Map();
  const spans = new Map();
  for (const name of EVENT_TABLES) if (tables[name]) collect(tables[name], days, spans);
  if (asOf !== null && days.size && dayOf(asOf) > Math.max(...days.keys())) days.set(dayOf(asOf), { count: 0, current: true });
  fillGaps(days);
  const steps = [...days.entries()].map(([day, found]) => ({
    from: day * DAY, to: day * DAY + DAY - 1, label: dayText(day * DAY), short: shortDay(day * DAY), ...found,
  }));
  for (const span of spans.values()) {
    if (!steps.some((step) => step.from <= span.to && step.to >= span.from)) steps.push(span);
  }
  steps.sort((a, b) => a.from - b.from);
  const current = steps.filter((step) => step.current);
  if (current.length && yearText(current[0].from) !== yearText(current.at(-1).to)) nameYears(steps);
  steps.forEach((step, n) => { step.gap = n > 0 && step.from - steps[n - 1].to > DAY; });
  return steps;
}

// Over several years a day without its year would be read as the wrong one.
function nameYears(steps) {
  for (const step of steps) if (step.to - step.from < DAY) step.short = step.label;
}

// Rows are in order of time: those of a run are counted at once.
function collect(table, days, spans) {
  const starts = table.columns.start?.heads;
  if (!starts) return;
  const precision = codesOf(table, ['time_precision']);
  const modality = codesOf(table, ['modality']);
  const current = modality.values.map(isNow);
  const { runs } = table;
  for (let r = 0; r + 1 < runs.length; r++) {
    const [i, many] = [runs[r], runs[r + 1] - runs[r]];
    const start = starts[r];
    if (start === NULL) continue;
    const how = precision.values[precision.codes[i]];
    const now = current[modality.codes[i]];
    if (how === 'week') continue;
    if (how === 'month' || how === 'year') {
      const to = table.get('end', i) ?? start;
      const short = how === 'year' ? yearText(start) : monthText(start);
      count(spans, `${start}/${to}`, now, many, { from: start, to, label: whenText(start, to, how), short });
    } else count(days, dayOf(start), now, many);
  }
}

function count(found, key, current, many, more = {}) {
  let step = found.get(key);
  if (!step) found.set(key, step = { ...more, count: 0, current: false });
  step.count += many;
  step.current ||= current;
}

function fillGaps(days) {
  const present = [...days.keys()].sort((a, b) => a - b);
  for (let n = 1; n < present.length; n++) {
    if (present[n] - present[n - 1] > FILL_GAP_DAYS) continue;
    for (let day = present[n - 1] + 1; day < present[n]; day++) days.set(day, { count: 0, current: true });
  }
}

const isNow = (modality) => !['historical', 'planned', 'denied'].includes(modality);

/** [first, last] step shown at first: all that is current, up to `asOf` (minutes) where it is given. */
export function firstWindow(steps, asOf = null) {
  if (!steps.length) return [0, 0];
  let first = steps.findIndex((step) => step.current);
  let last = steps.findLastIndex((step) => step.current);
  if (first < 0) [first, last] = [0, steps.length - 1];
  if (asOf !== null) {
    const reached = steps.findLastIndex((step) => step.from <= asOf);
    if (reached >= 0) last = reached;
  }
  return [Math.min(first, last), last];
}

/**
 * Which rows of a table happen in [from, to]: rows without a date always, history and plans only with their dates.
 * Written over `mask` where it is given.
 */
export function shownRows(table, span, background = false, mask = null) {
  const { start, end, kind, plain, earliest, latest } = timesOf(table);
  const [from, to] = span ? [span.from, span.to] : [-Infinity, Infinity];
  const shown = mask ?? new Uint8Array(table.n);
  if (plain && from <= earliest && to >= latest) return shown.fill(1);
  const { runs } = table;
  for (let r = 0; r < kind.length; r++) {
    const dated = start[r] <= to && end[r] >= from;
    const on = kind[r] === DATED ? dated : kind[r] === ALWAYS || background;
    for (let i = runs[r]; i < runs[r + 1]; i++) shown[i] = on ? 1 : 0;
  }
  return shown;
}

/** How many rows a mask shows. */
export function countOn(mask) {
  if (!mask) return 0;
  let count = 0;
  let i = 0;
  // Four rows at once; 255 times four ones still fit into a byte each.
  const fours = mask.byteOffset % 4 ? [] : new Uint32Array(mask.buffer, mask.byteOffset, mask.length >> 2);
  while (i < fours.length) {
    let sum = 0;
    for (const end = Math.min(i + 255, fours.length); i < end; i++) sum += fours[i];
    count += (sum & 255) + ((sum >>> 8) & 255) + ((sum >>> 16) & 255) + (sum >>> 24);
  }
  for (i *= 4; i < mask.length; i++) count += mask[i];
  return count;
}

/** [first, last] step that lie in a span of minutes, or come nearest to it. */
export function stepsWithin(steps, [from, to]) {
  if (!steps.length) return [0, 0];
  const last = Math.max(0, steps.findLastIndex((step) => step.from <= to));
  const first = steps.findIndex((step) => step.to >= from);
  return [Math.min(first < 0 ? last : first, last), last];
}

const [DATED, ALWAYS, ASKED] = [0, 1, 2];

/** Times of a table's runs as plain arrays, worked out once: a filter over a million rows is then a few additions each. */
function timesOf(table) {
  if (table.times) return table.times;
  const { runs } = table;
  const count = runs.length - 1;
  const start = table.columns.start?.heads ?? new Int32Array(count).fill(NULL);
  const end = (table.columns.end?.heads ?? start).slice();
  const kind = new Uint8Array(count);
  const { codes, values } = codesOf(table, ['modality']);
  const asked = values.map((modality) => modality === 'planned' || modality === 'denied');
  const current = values.map(isNow);
  let [plain, earliest, latest] = [true, Infinity, -Infinity];
  for (let r = 0; r < count; r++) {
    const modality = codes[runs[r]];
    if (end[r] === NULL) end[r] = start[r];
    kind[r] = asked[modality] || (start[r] === NULL && !current[modality]) ? ASKED : start[r] === NULL ? ALWAYS : DATED;
    if (kind[r] !== DATED) plain = false;
    if (end[r] < earliest) earliest = end[r];
    if (start[r] > latest) latest = start[r];
  }
  /** `plain`: every row is dated and none waits to be asked for. */
  table.times = { start, end, kind, plain, earliest, latest };
  return table.times;
}

/**
 * Which zones (or fronts) are shown at a step: those of the latest moment they were worked out for.
 *
 * @param name zones or fronts; the earlier moments' rows stand in `past_…` with their `moment`
 * @returns masks by table name
 */
export function groundRows(tables, name, step, { moments = [], as_of: now = null }) {
  const [current, past] = [tables[name], tables[`past_${name}`]];
  const masks = {};
  if (!current) return masks;
  const reached = step === null || now === null || now <= step.to;
  masks[name] = moments.length ? new Uint8Array(current.n).fill(reached ? 1 : 0) : heldRows(current, step);
  if (!past) return masks;
  const latest = reached ? null : Math.max(...moments.filter((moment) => moment <= step.to));
  masks[past.name] = Uint8Array.from({ length: past.n }, (_, i) => (past.get('moment', i) === latest ? 1 : 0));
  return masks;
}

/** Rows that hold at one moment by their own start and end. */
export function heldRows(table, moment) {
  const shown = new Uint8Array(table.n);
  if (moment === null || (!table.has('start') && !table.has('end'))) return shown.fill(1);
  for (let i = 0; i < table.n; i++) {
    const start = table.get('start', i);
    const end = table.get('end', i);
    shown[i] = (start === null || start <= moment.to) && (end === null || end >= moment.from) ? 1 : 0;
  }
  return shown;
}
