/** The events in words beside the map, and what could not be put on it. */

import { button, h, replace } from './dom.js';
import { signPicture } from './legend.js';
import { EVENT_TABLES, countOn } from './time.js';
import { signOf } from './points.js';
import { afterwards } from './slices.js';
import { plural, whenText } from './text.js';

const PAGE = 100;
/** So many are seen at once, at most: they come first, the rest of a page after the next frame. */
const SEEN = 20;
const SEEN_IN_POPUP = 9;
const PRINTED = 200;

/** How many rows the masks show. */
export function countShown(masks, names = EVENT_TABLES) {
  return names.reduce((sum, name) => sum + countOn(masks[name]), 0);
}

/** Rows [table name, row] that the masks show, the latest first: tables are in order of time, so they are merged. */
export function* shownEvents(tables, masks, names = EVENT_TABLES) {
  const heads = names.filter((name) => masks[name]).map((name) => ({ name, next: tables[name].n }));
  for (const head of heads) retreat(head, tables, masks);
  for (;;) {
    let latest = null;
    for (const head of heads) if (head.next >= 0 && (latest === null || head.start > latest.start)) latest = head;
    if (latest === null) return;
    yield [latest.name, latest.next];
    retreat(latest, tables, masks);
  }
}

function retreat(head, tables, masks) {
  do head.next -= 1; while (head.next >= 0 && !masks[head.name][head.next]);
  if (head.next >= 0) head.start = tables[head.name].get('start', head.next) ?? -Infinity;
}

export class EventList {
  constructor(scene, onOpen, { popup = false } = {}) {
    this.scene = scene;
    this.onOpen = onOpen;
    this.popup = popup;
    this.node = h('div', { class: 'sm-list' });
  }

  /** Shows `total` rows of an iterator, a page at a time; `empty` is said when there are none. */
  show(rows, total, empty) {
    this.giveUp?.();
    this.rows = rows[Symbol.iterator]();
    this.total = total;
    this.list = h('ol', {});
    this.more = button({ class: 'sm-more' }, () => this.extend());
    replace(this.node, total ? [this.list, this.more] : h('p', { class: 'sm-empty' }, empty));
    this.count = 0;
    this.until = Math.min(PAGE, total);
    this.add(Math.min(this.popup ? SEEN_IN_POPUP : SEEN, this.until));
    if (this.count < this.until) this.giveUp = afterwards(this.rest(), () => {});
    this.sayMore();
  }

  /** Marks the entry of a feature, null for none, now or when it is written. */
  mark(id) {
    this.entryOf(this.marked)?.removeAttribute('aria-current');
    this.marked = id;
    this.entryOf(id)?.setAttribute('aria-current', 'true');
  }

  /** The entry of a feature, where it is written already. */
  entryOf(id) {
    return (id ?? null) === null ? null : [...this.node.querySelectorAll('.sm-event')].find((entry) => entry.dataset.id === id) ?? null;
  }

  extend() {
    this.giveUp?.();
    this.until = Math.min(this.total, this.until + PAGE);
    this.add(this.until);
    this.sayMore();
  }

  add(until) {
    while (this.count < until) {
      const { done, value } = this.rows.next();
      if (done) return;
      this.list.append(h('li', {}, this.entry(...value)));
      this.count += 1;
    }
  }

  *rest() {
    // Nobody reads on in a pop-up that was closed meanwhile.
    while (this.count < this.until && this.list.isConnected) {
      this.add(this.count + 1);
      yield;
    }
  }

  sayMore() {
    this.more.hidden = this.until >= this.total;
    this.more.textContent = `Show more (${plural(this.total - this.until, 'event')} left)`;
  }

  entry(name, i) {
    const { tables, theme, sideOf } = this.scene;
    const table = tables[name];
    const get = (column) => table.get(column, i);
    const sources = get('sources');
    const count = sources ? sources[1] - sources[0] : 0;
    const facts = [
      get('place'), whenText(get('start'), get('end'), get('time_precision')), count > 1 ? plural(count, 'source') : null, get('unlocated'),
    ];
    const kind = name === 'unlocated' ? tableOf(get('layer')) : name;
    const id = get('id');
    return button({ class: 'sm-event', dataset: { id: id ?? '' }, 'aria-current': id !== null && id === this.marked ? 'true' : null }, () => this.onOpen(name, i),
      signPicture(signOf(kind, [i], table, [], sideOf), theme, 24, this.popup),
      h('span', { class: 'sm-event-text' },
        h('span', { class: 'sm-event-title', dir: 'auto' }, get('title')),
        h('span', { class: 'sm-event-facts', dir: 'auto' }, facts.filter(Boolean).join(' · '))));
  }
}

/** The shown events for paper, each with its first quote and who said it. */
export function printedList({ tables, masks }) {
  const total = countShown(masks);
  const list = h('ol', {});
  for (const [name, i] of shownEvents(tables, masks)) {
    if (list.children.length >= PRINTED) break;
    const table = tables[name];
    const range = table.get('sources', i);
    const source = (column) => (range && range[1] > range[0] ? tables.sources?.get(column, range[0]) ?? null : null);
    const facts = [table.get('place', i), whenText(table.get('start', i), table.get('end', i), table.get('time_precision', i))];
    list.append(h('li', {}, h('b', { dir: 'auto' }, table.get('title', i)), h('span', { dir: 'auto' }, ` ${facts.filter(Boolean).join(' · ')}`),
      source('quote') ? h('q', { dir: 'auto' }, short(source('quote'))) : null, h('cite', { dir: 'auto' }, source('publisher') ?? source('report') ?? '')));
  }
  const more = total - list.children.length;
  return h('section', { class: 'sm-paper' }, h('h2', {}, 'Events on the map'), list, more > 0 ? h('p', {}, `And ${plural(more, 'event')} more, in the data files.`) : null);
}

const short = (text) => (text.length > 400 ? `${text.slice(0, 400)} …` : text);

const tableOf = (layer) => ({ strike: 'strikes', clash: 'clashes' })[layer] ?? layer;
