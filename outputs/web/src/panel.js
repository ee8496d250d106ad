/** The side panel: legend with switches, events in words, what is not on the map. */

import { button, h, replace } from './dom.js';
import { legendOf, presentIn } from './legend.js';
import { number } from './text.js';
import { EventList, countShown, shownEvents } from './list.js';
import { TextPane } from './texts.js';

const TEXTS = 3;

export class Panel {
  constructor(scene, { onSwitch, onOpen, onOpenId, onPlace }) {
    this.scene = scene;
    this.onSwitch = onSwitch;
    this.onOpen = onOpen;
    this.legend = h('div', { class: 'sm-tab', role: 'tabpanel', id: 'sm-legend', 'aria-label': 'Legend' });
    this.events = new EventList(scene, onOpen);
    this.unlocated = new EventList(scene, onOpen);
    this.tabs = [
      ['Legend', this.legend],
      ['Events', h('div', { class: 'sm-tab', role: 'tabpanel', 'aria-label': 'Events' }, this.events.node)],
      ['Unplaced', h('div', { class: 'sm-tab', role: 'tabpanel', 'aria-label': 'Not on the map' }, this.unlocated.node)],
    ];
    if (scene.tables.texts?.n) {
      this.texts = new TextPane(scene, { onOpen: onOpenId, onPlace });
      this.tabs.push(['Text', h('div', { class: 'sm-tab sm-tab-texts', role: 'tabpanel', 'aria-label': 'Text of the reports' }, this.texts.node)]);
    }
    this.buttons = this.tabs.map(([title], n) => h('button', {
      type: 'button', role: 'tab', onclick: () => this.choose(n), onkeydown: (event) => this.onKey(event, n),
    }, h('span', {}, title), h('em', {})));
    this.drawer = h('div', { class: 'sm-drawer', hidden: true });
    this.node = h('aside', { class: 'sm-panel' },
      h('div', { class: 'sm-tabs', role: 'tablist', 'aria-label': 'Beside the map' }, this.buttons),
      this.tabs.map(([, body]) => body), this.drawer);
    this.rebuild();
    this.choose(0);
  }

  rebuild() {
    const held = this.legend.querySelector(':focus')?.dataset.layer;
    replace(this.legend, legendOf(this.scene, this.onSwitch), notes(this.scene.meta));
    if (held) this.legend.querySelector(`[data-layer="${held}"]`)?.focus();
    this.legendShows = JSON.stringify(presentIn(this.scene));
  }

  choose(n) {
    this.drawer.hidden = true;
    this.open = n;
    this.fill();
    this.buttons.forEach((button, m) => {
      button.setAttribute('aria-selected', String(m === n));
      button.tabIndex = m === n ? 0 : -1;
      this.tabs[m][1].hidden = m !== n;
    });
    const reading = this.texts !== undefined && n === TEXTS;
    this.node.classList.toggle('sm-reading', reading);
    if (reading && this.texts.at === undefined) this.texts.show(0);
  }

  onKey(event, n) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (n + step + this.buttons.length) % this.buttons.length;
    this.choose(next);
    this.buttons[next].focus();
  }

  show() {
    const { masks } = this.scene;
    if (JSON.stringify(presentIn(this.scene)) !== this.legendShows) this.rebuild();
    const away = countShown(masks, ['unlocated']);
    this.buttons[1].lastChild.textContent = number(countShown(masks));
    this.buttons[2].lastChild.textContent = number(away);
    this.buttons[2].hidden = away === 0;
    this.stale = [true, true, true];
    this.fill();
  }

  /** Writes the list of the tab that is open; the others wait until somebody opens them. */
  fill() {
    const { tables, masks } = this.scene;
    if (!this.stale?.[this.open]) return;
    this.stale[this.open] = false;
    if (this.open === 1) this.events.show(shownEvents(tables, masks), countShown(masks), 'No event in the time shown. Move the slider, or switch a layer on.');
    if (this.open === 2) this.unlocated.show(shownEvents(tables, masks, ['unlocated']), countShown(masks, ['unlocated']), '');
  }

  /** Shows where a report tells of a feature; opens the tab only when asked to. */
  read(id, report = null, open = true) {
    if (!this.texts) return;
    if (open && this.open !== TEXTS) this.choose(TEXTS);
    if (this.open === TEXTS) this.texts.reveal(id, report);
  }

  /** A list of chosen rows, for a pop-up. */
  listOf(rows, onOpen) {
    const list = new EventList(this.scene, onOpen);
    list.show(rows, rows.length, '');
    return list.node;
  }

  /** Shows a feature that has no place, over the tabs. */
  openDetail(detail, onClose) {
    const close = () => {
      this.drawer.hidden = true;
      onClose();
    };
    replace(this.drawer, button({ class: 'sm-back' }, close, '‹ Back'), detail);
    this.drawer.hidden = false;
    this.drawer.firstChild.focus();
  }
}

function notes(meta) {
  return h('div', { class: 'sm-notes' }, (meta.notes ?? []).map((text) => h('p', { dir: 'auto' }, text)));
}
