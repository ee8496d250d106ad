/** The events in words beside the map, and what could not be put on it. */

import { button, h, replace } from './dom.js';
import { signPicture } from './legend.js';
import { EVENT_TABLES } from './time.js';
import { signOf } from './points.js';
import { plural, whenText } from './text.js';

const PAGE = 100;

/** Rows [table name, row] that the masks show, the latest first. */
export function shownEvents(tables, masks, names = EVENT_TABLES) {
  const rows = [];
  for (const name of names) {
    const table = tables[name];
    for (let i = 0; i < (table?.n ?? 0); i++) if (masks[name]?.[i]) rows.push([name, i, table.get('start', i) ?? -Infinity]);
  }
  rows.sort((a, b) => b[2] - a[2]);
  return rows;
}

export class EventList {
  constructor(scene, onOpen) {
    this.scene = scene;
    this.onOpen = onOpen;
    this.node = h('div', { class: 'sm-list' });
  }

  /** Shows rows, a page at a time; `empty` is said when there are none. */
  show(rows, empty) {
    this.rows = rows;
    const list = h('ol', {});
    this.more = button({ class: 'sm-more' }, () => this.extend(list));
    replace(this.node, rows.length ? [list, this.more] : h('p', { class: 'sm-empty' }, empty));
    this.count = 0;
    this.extend(list);
  }

  extend(list) {
    const next = this.rows.slice(this.count, this.count + PAGE);
    list.append(...next.map(([name, i]) => h('li', {}, this.entry(name, i))));
    this.count += next.length;
    this.more.hidden = this.count >= this.rows.length;
    this.more.textContent = `Show more (${plural(this.rows.length - this.count, 'event')} left)`;
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
    return button({ class: 'sm-event', dataset: { id: get('id') ?? '' } }, () => this.onOpen(name, i),
      signPicture(signOf(kind, [i], table, [], sideOf), theme),
      h('span', { class: 'sm-event-text' },
        h('span', { class: 'sm-event-title', dir: 'auto' }, get('title')),
        h('span', { class: 'sm-event-facts', dir: 'auto' }, facts.filter(Boolean).join(' · '))));
  }
}

const tableOf = (layer) => ({ strike: 'strikes', clash: 'clashes' })[layer] ?? layer;
