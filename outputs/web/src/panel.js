/** The side panel: summary, legend with switches, filters, events in words, what is not on the map. */

import { comparisonOf } from './compare.js';
import { button, h, replace } from './dom.js';
import { FilterPanel, chipsOf } from './facets.js';
import { legendOf, presentIn } from './legend.js';
import { EventList, countShown, printedList, shownEvents } from './list.js';
import { notesOf } from './notes.js';
import { summaryOf } from './summary.js';
import { TextPane } from './texts.js';
import { number, plural } from './text.js';
import { filtering } from './view.js';

let panels = 0;

/** Whether less than all of the situation is shown. */
const narrowed = ({ view, window, first }) => filtering(view) || String(window) !== String(first) || ['zones', 'control', 'strikes', 'clashes', 'displacement'].some((name) => !view.layers[name]);

export class Panel {
  /** @param told `onChange(fields)` of the view, `onOpen(table, row)`, `onOpenId(id)`, `onSelect(ids)`, `onZoom(boxes)`, `onPlace(at, node)`; `arrived(act)` says whether all is there and else acts when it is */
  constructor(scene, told) {
    this.scene = scene;
    this.told = told;
    this.legend = h('div', {});
    this.summary = h('div', {});
    this.filters = new FilterPanel(scene, told.onChange);
    this.changes = h('div', { class: 'sm-changes' });
    this.events = new EventList(scene, told.onOpen);
    this.unlocated = new EventList(scene, told.onOpen);
    const id = `sm-panel-${panels += 1}`;
    this.tabs = [
      ['summary', 'Summary', [this.summary]], ['legend', 'Legend', [this.legend]], ['filter', 'Filter', [this.filters.node]],
      ['events', 'Events', [this.changes, this.events.node]], ['unplaced', 'Unplaced', [this.unlocated.node]],
      ['text', 'Text', []],
    ].map(([name, title, content]) => {
      const body = h('div', { class: name === 'text' ? 'sm-tab sm-tab-texts' : 'sm-tab', role: 'tabpanel', id: `${id}-${name}`, 'aria-label': title, tabindex: -1 }, content);
      const tab = h('button', {
        type: 'button', role: 'tab', 'aria-controls': `${id}-${name}`, onclick: () => this.choose(name), onkeydown: (event) => this.onKey(event, name),
      }, h('span', {}, title), h('em', {}));
      return { name, tab, body };
    });
    this.chips = h('div', { class: 'sm-chips', role: 'group', 'aria-label': 'Filters that are on' });
    this.drawer = h('div', { class: 'sm-drawer', role: 'region', 'aria-label': 'What is opened', tabindex: -1, hidden: true });
    this.node = h('aside', { class: 'sm-panel', 'aria-label': 'Beside the map' },
      h('div', { class: 'sm-tabs', role: 'tablist', 'aria-label': 'Beside the map' }, this.tabs.map(({ tab }) => tab)),
      this.chips, h('div', { class: 'sm-bodies' }, this.tabs.map(({ body }) => body), this.drawer));
    this.rebuild();
    this.choose(scene.meta.summary?.length ? 'summary' : 'legend');
  }

  /** Other data: the open tab and its place stay. */
  renew(scene) {
    this.scene = this.filters.scene = this.events.scene = this.unlocated.scene = scene;
    this.rebuild();
    if (!this.present(this.open)) this.choose('legend');
  }

  rebuild() {
    const { scene } = this;
    this.renewLegend();
    replace(this.summary, summaryOf(scene, (ids) => this.told.onSelect(ids)));
    if (this.texts?.scene !== scene) this.renewTexts();
  }

  renewLegend() {
    const { scene } = this;
    const held = this.legend.querySelector(':focus')?.dataset.layer;
    replace(this.legend, legendOf(scene, (name, on) => this.told.onChange({ layers: { [name]: on } })), notesOf(scene.meta));
    if (held) this.legend.querySelector(`[data-layer="${held}"]`)?.focus();
    this.legendShows = this.legendKey();
  }

  /** Before the legend is seen: only what it would say now. */
  keepLegend() {
    if (this.legendKey() !== this.legendShows) this.renewLegend();
  }

  renewTexts() {
    const { scene, told } = this;
    const report = this.texts?.at === undefined ? null : this.texts.scene.tables.texts.get('report', this.texts.at);
    this.texts = scene.tables.texts?.n ? new TextPane(scene, { onOpen: told.onOpenId, onPlace: told.onPlace }) : null;
    replace(this.bodyOf('text'), this.texts?.node);
    const row = report === null ? -1 : scene.tables.texts?.find('report', report) ?? -1;
    if (row >= 0) this.texts.show(row);
  }

  bodyOf(name) {
    return this.tabs.find((one) => one.name === name).body;
  }

  legendKey() {
    const { zones, rivals, control } = presentIn(this.scene);
    return JSON.stringify([zones, rivals, control, this.scene.view.layers, Boolean(this.scene.comparison)]);
  }

  present(name) {
    if (name === 'summary') return Boolean(this.scene.meta.summary?.length);
    if (name === 'text') return Boolean(this.texts);
    return name !== 'unplaced' || (this.scene.tables.unlocated?.n ?? 0) > 0;
  }

  choose(name) {
    this.drawer.hidden = true;
    this.open = name;
    for (const one of this.tabs) {
      const on = one.name === name;
      one.tab.setAttribute('aria-selected', String(on));
      one.tab.tabIndex = on ? 0 : -1;
      one.body.hidden = !on;
    }
    this.node.classList.toggle('sm-reading', name === 'text');
    if (name === 'text' && this.texts && this.texts.at === undefined) this.texts.show(0);
    this.fill();
  }

  onKey(event, name) {
    const there = this.tabs.filter((one) => this.present(one.name));
    const at = there.findIndex((one) => one.name === name);
    const rtl = getComputedStyle(this.node).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + rtl, ArrowLeft: at - rtl, Home: 0, End: there.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = there[(to + there.length) % there.length];
    this.choose(next.name);
    next.tab.focus();
  }

  /** Everything the view changes; the lists of tabs that are not open wait until somebody opens them. */
  show() {
    const { scene } = this;
    const events = countShown(scene.masks);
    this.summary.classList.toggle('sm-narrowed', narrowed(scene));
    if (scene.view.compare && !this.compared) this.choose('events');
    this.compared = scene.view.compare;
    const numbers = { events: number(events), unplaced: number(countShown(scene.masks, ['unlocated'])), filter: chipsOf(scene.view, () => {}).length || '' };
    for (const { name, tab } of this.tabs) {
      tab.lastChild.textContent = name === 'filter' && numbers.filter ? '●' : numbers[name] ?? '';
      tab.hidden = !this.present(name);
    }
    const chips = chipsOf(scene.view, this.told.onChange);
    const said = () => h('span', { role: 'status' }, `${number(events)} of ${plural(countShown(unfiltered(scene)), 'event')}`);
    replace(this.chips, chips.length ? [said(), chips] : null);
    this.stale = new Set(this.tabs.map(({ name }) => name));
    this.fill();
  }

  fill() {
    const { tables, masks, view } = this.scene;
    if (!['summary', 'legend'].includes(this.open) && !this.told.arrived(() => this.fill())) return;
    if (!this.stale?.delete(this.open)) return;
    if (this.open === 'legend') this.keepLegend();
    if (this.open === 'filter') this.filters.show();
    if (this.open === 'events') {
      replace(this.changes, comparisonOf(this.scene, this.told));
      const why = filtering(view) ? 'No event passes these filters.' : 'No event in the time shown. Move the slider, or switch a layer on.';
      this.events.show(shownEvents(tables, masks), countShown(masks), why);
    }
    if (this.open === 'unplaced') this.unlocated.show(shownEvents(tables, masks, ['unlocated']), countShown(masks, ['unlocated']), 'Nothing passes these filters.');
    this.mark(this.marked ?? null);
  }

  /** Marks the entry of the opened feature in the lists. */
  mark(id) {
    this.marked = id;
    for (const list of [this.events, this.unlocated]) list.mark(id);
  }

  /** Shows where a report tells of a feature; opens the tab only when asked to. */
  read(id, report = null, open = true) {
    if (!this.texts) return;
    if (open && this.open !== 'text') this.choose('text');
    if (this.open === 'text') this.texts.reveal(id, report);
  }

  /** A list of chosen rows, for a pop-up. */
  listOf(rows, onOpen) {
    const list = new EventList(this.scene, onOpen, { popup: true });
    list.show(rows, rows.length, '');
    return list.node;
  }

  /** Shows a feature that has no place, over the tabs. */
  openDetail(detail, onClose) {
    replace(this.drawer, button({ class: 'sm-back' }, onClose, '‹ Back'), detail);
    this.unfold();
  }

  openList(rows, onOpen, onClose) {
    const close = () => {
      this.closeDrawer();
      onClose();
    };
    replace(this.drawer, button({ class: 'sm-back' }, close, '‹ Back'),
      h('div', { class: 'sm-here' }, h('h3', {}, plural(rows.length, 'entry', 'entries')), this.listOf(rows, onOpen)));
    this.unfold();
  }

  /** Everything at once, for paper: summary, legend, what changed, and the events with their first quotes. */
  writeOut() {
    this.keepLegend();
    for (const { name, body } of this.tabs) body.hidden = !['summary', 'legend', 'events'].includes(name) || !this.present(name);
    replace(this.changes, comparisonOf(this.scene, this.told));
    // Before the titles have arrived there is the map to print, without the list.
    this.paper = this.told.arrived() ? printedList(this.scene) : h('p', { class: 'sm-paper' }, 'The list of events was still being read when this was printed: print it once more.');
    this.node.append(this.paper);
  }

  foldUp(name) {
    this.paper?.remove();
    this.stale?.add('events');
    this.choose(name);
  }

  unfold() {
    this.drawer.hidden = false;
    this.drawer.scrollTop = 0;
    this.drawer.focus({ preventScroll: true });
  }

  closeDrawer() {
    this.drawer.hidden = true;
  }
}

const unfiltered = ({ inTime, view }) => Object.fromEntries(Object.entries(inTime).filter(([name]) => view.layers[name]));
