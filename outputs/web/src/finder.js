/** The search over the map: places and words, with results that fly there. A combobox as WAI-ARIA describes it. */

import * as L from 'leaflet';
import { h, replace } from './dom.js';
import { shownEvents } from './list.js';
import { Places } from './places.js';
import { Searching } from './searching.js';
import { plural } from './text.js';
import { EVENT_TABLES, countOn } from './time.js';
import { xToLon, yToLat } from './world.js';

const WAIT_MS = 120;
const EVENTS = 6;
const LEAST = 2;
let finders = 0;

export class Finder {
  constructor(host) {
    this.host = host;
    this.searching = new Searching(() => this.answer());
    this.id = `sm-finder-${finders += 1}`;
    this.input = h('input', {
      type: 'search', class: 'sm-find', placeholder: 'Search places and words', 'aria-label': 'Search places and words', role: 'combobox',
      'aria-expanded': 'false', 'aria-controls': this.id, 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', maxlength: 200,
      oninput: () => this.typed(), onkeydown: (event) => this.onKey(event), onfocus: () => this.answer(), onblur: () => this.fold(),
    });
    this.results = h('div', { class: 'sm-results', role: 'listbox', id: this.id, 'aria-label': 'Found', hidden: true });
    // A press on a result must not take the focus away before its click.
    this.results.addEventListener('mousedown', (event) => event.preventDefault());
    this.node = h('div', { class: 'sm-finder', role: 'search' }, this.input, this.results);
    L.DomEvent.disableClickPropagation(this.node);
    L.DomEvent.disableScrollPropagation(this.node);
  }

  renew() {
    this.places = null;
    this.searching.forget();
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.answer(), WAIT_MS);
  }

  answer() {
    const text = this.input.value.trim();
    if (text.length < LEAST || this.input.getRootNode().activeElement !== this.input) return this.fold();
    const { scene, arriving } = this.host;
    if (!arriving.whole) return arriving.when(() => this.answer());
    this.places ??= new Places(scene.tables);
    const found = this.searching.found(scene.tables, text);
    const ready = this.searching.words === text && found;
    const options = [...this.placeOptions(text), ...(ready ? this.eventOptions(found, text) : [])];
    return this.unfold(options, ready);
  }

  placeOptions(text) {
    return this.places.find(text).map((place) => ({
      node: [h('span', { class: 'sm-pin', 'aria-hidden': 'true' }), h('span', { dir: 'auto' }, place.name),
        place.count ? h('em', {}, plural(place.count, 'event')) : h('em', {}, place.kind)],
      act: () => this.fly(place),
    }));
  }

  eventOptions(found, text) {
    const { tables } = this.host.scene;
    const total = EVENT_TABLES.concat('unlocated').reduce((sum, name) => sum + countOn(found[name]), 0);
    if (!total) return [];
    const rows = shownEvents(tables, found, [...EVENT_TABLES, 'unlocated']);
    const options = [];
    for (const [name, row] of rows) {
      if (options.length >= EVENTS) break;
      options.push({
        node: [h('span', { class: 'sm-hit', dir: 'auto' }, tables[name].get('title', row)), h('em', { dir: 'auto' }, tables[name].get('place', row) ?? '')],
        act: () => { this.host.opener.reveal(name, row); this.host.opener.open(name, row, { fly: true }); },
      });
    }
    return [...options, {
      node: [h('b', {}, `Show only the ${plural(total, 'event')} with “`, h('bdi', {}, text), '”')],
      act: () => { this.host.change({ filters: { words: text } }); this.host.panel.choose('events'); },
    }];
  }

  unfold(options, ready) {
    this.options = options;
    this.active = -1;
    const nodes = options.map((option, n) => h('div', { class: 'sm-option', role: 'option', id: `${this.id}-${n}`, 'aria-selected': 'false', onclick: () => this.take(n) }, option.node));
    replace(this.results, nodes.length ? nodes : h('div', { class: 'sm-option sm-none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, ready ? 'Nothing found' : 'Searching …'));
    this.results.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.removeAttribute('aria-activedescendant');
  }

  fold() {
    this.results.hidden = true;
    this.options = [];
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.options?.length) this.point((this.active + step + this.options.length) % this.options.length);
    else if (event.key === 'Enter' && this.options?.length) this.take(Math.max(0, this.active));
    else if (event.key === 'Escape' && !this.results.hidden) this.fold();
    else return;
    event.preventDefault();
  }

  point(n) {
    this.active = n;
    [...this.results.children].forEach((node, m) => node.setAttribute('aria-selected', String(m === n)));
    this.input.setAttribute('aria-activedescendant', `${this.id}-${n}`);
    this.results.children[n].scrollIntoView({ block: 'nearest' });
  }

  take(n) {
    const { act } = this.options[n];
    this.fold();
    act();
  }

  fly({ x, y, zoom, name }) {
    const { host } = this;
    host.scene.flag = { x, y, name };
    host.map.setView([yToLat(y), xToLon(x)], Math.max(zoom, Math.min(host.map.getZoom(), 12)), { animate: false });
    host.redraw();
  }
}

