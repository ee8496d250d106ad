/**
 * What is looked at: one frozen value, and its short text for an address.
 *
 * `layers` switches by name · `filters` (see filters.js) · `time` [from, to] in minutes, null for what the data say ·
 * `compare` whether the two ends of `time` are set against each other · `map` [lat, lon, zoom] · `selected` the id of
 * the opened feature · `step` the step of the story, null when it is not told.
 */

import { dayOf } from './text.js';

const DAY = 1440;
const LONGEST = 300;
const MOST = 60;

export const LAYERS = Object.freeze({
  zones: true, drawn: true, fronts: true, control: true, strikes: true, clashes: true, displacement: true, other: false,
  model: false, circles: true, background: false,
});
export const NO_FILTERS = Object.freeze({
  sides: [], weapons: [], kinds: [], publishers: [], standings: [], reviews: [], confidence: 0, words: '',
});
export const LISTS = ['sides', 'weapons', 'kinds', 'publishers', 'standings', 'reviews'];
const KEYS = { sides: 'side', weapons: 'weapon', kinds: 'kind', publishers: 'source', standings: 'standing', reviews: 'review' };

export const START = freeze({
  layers: LAYERS, filters: NO_FILTERS, time: null, compare: false, map: null, selected: null, step: null,
});

/** A view with some fields replaced; `layers` and `filters` may name only what changes. */
export function change(view, { layers, filters, ...fields }) {
  return freeze({
    ...view, ...fields,
    layers: { ...view.layers, ...layers },
    filters: { ...view.filters, ...filters },
  });
}

function freeze(view) {
  for (const list of LISTS) Object.freeze(view.filters[list]);
  Object.freeze(view.layers);
  Object.freeze(view.filters);
  return Object.freeze(view);
}

/** Whether two views filter alike. */
export const sameFilters = (a, b) => JSON.stringify(a.filters) === JSON.stringify(b.filters);
export const filtering = ({ filters }) => filters.confidence > 0 || filters.words !== '' || LISTS.some((name) => filters[name].length > 0);

/** The text of a view: only what differs from the start is written; the start itself is the empty text. */
export function toText(view) {
  const pairs = [];
  const add = (key, value) => pairs.push(`${key}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%20/g, '+').replace(/%3A/g, ':')}`);
  const names = (on) => Object.keys(LAYERS).filter((name) => view.layers[name] === on && LAYERS[name] !== on);
  if (names(true).length) add('on', names(true).join(','));
  if (names(false).length) add('off', names(false).join(','));
  for (const name of LISTS) for (const value of view.filters[name]) add(KEYS[name], value);
  if (view.filters.confidence > 0) add('sure', Math.round(view.filters.confidence * 100));
  if (view.filters.words) add('words', view.filters.words);
  if (view.time) add('time', spanText(view.time));
  if (view.compare) add('compare', 1);
  if (view.map) add('map', `${round(view.map[0], 5)},${round(view.map[1], 5)},${round(view.map[2], 2)}`);
  if (view.selected) add('id', view.selected);
  if (view.step !== null) add('step', view.step + 1);
  return pairs.join('&');
}

/** The view of a text; what cannot be read is passed over. */
export function fromText(text, start = START) {
  const asked = new URLSearchParams(String(text ?? '').replace(/^[#?]/, ''));
  const layers = {};
  for (const [key, on] of [['on', true], ['off', false]]) {
    for (const name of (asked.get(key) ?? '').split(',')) if (Object.hasOwn(LAYERS, name)) layers[name] = on;
  }
  const filters = { words: (asked.get('words') ?? start.filters.words).slice(0, LONGEST) };
  for (const name of LISTS) {
    const values = [...new Set(asked.getAll(KEYS[name]))].slice(0, MOST).map((value) => value.slice(0, LONGEST));
    if (values.length) filters[name] = values;
  }
  const sure = Number(asked.get('sure'));
  if (sure > 0 && sure <= 100) filters.confidence = sure / 100;
  const step = Number(asked.get('step'));
  return change(start, {
    layers, filters, time: spanOf(asked.get('time')) ?? start.time, compare: asked.get('compare') === '1' || start.compare,
    map: mapOf(asked.get('map')) ?? start.map, selected: asked.get('id')?.slice(0, LONGEST) || start.selected,
    step: Number.isInteger(step) && step > 0 ? step - 1 : start.step,
  });
}

const round = (value, digits) => Number(value.toFixed(digits));

// A whole day is written as its date, so that "2024-11-27_2024-11-30" reads as one would say it.
function spanText([from, to]) {
  const text = (minutes) => new Date(minutes * 60000).toISOString().slice(0, 16);
  return `${from === dayOf(from) * DAY ? text(from).slice(0, -6) : text(from)}_${to === dayOf(to) * DAY + DAY - 1 ? text(to).slice(0, -6) : text(to)}`;
}

function spanOf(text) {
  const parts = /^(-?\d{4,6}-\d\d-\d\d)(T\d\d:\d\d)?_(-?\d{4,6}-\d\d-\d\d)(T\d\d:\d\d)?$/.exec(text ?? '');
  if (!parts) return null;
  const from = Date.parse(`${parts[1]}${parts[2] ?? 'T00:00'}Z`) / 60000;
  const to = Date.parse(`${parts[3]}${parts[4] ?? 'T23:59'}Z`) / 60000;
  return from <= to ? Object.freeze([from, to]) : null;
}

function mapOf(text) {
  const parts = (text ?? '').split(',');
  const [lat, lon, zoom] = parts.map(Number);
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  return Math.abs(lat) <= 85.06 && Math.abs(lon) <= 540 && zoom >= 0 && zoom <= 22 ? Object.freeze([lat, lon, zoom]) : null;
}

/** Whether two views show the same rows in the same way. */
export const drawnAlike = (a, b) => ['layers', 'filters', 'time', 'compare'].every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
