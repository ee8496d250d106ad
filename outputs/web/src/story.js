/** The story: an ordered list of views with words, told step by step over the map. */

import * as L from 'leaflet';
import { button, h, replace } from './dom.js';
import { plural } from './text.js';
import { LAYERS, START, change, fromText } from './view.js';

export class Story {
  constructor(host) {
    this.host = host;
    this.node = h('section', { class: 'sm-story', 'aria-label': 'Story', tabindex: -1, hidden: true });
    this.node.addEventListener('keydown', (event) => this.onKey(event));
    L.DomEvent.disableClickPropagation(this.node);
    L.DomEvent.disableScrollPropagation(this.node);
  }

  get steps() {
    return this.host.scene.meta.story ?? [];
  }

  show() {
    const { steps, host } = this;
    this.node.hidden = !steps.length;
    if (!steps.length) return;
    const at = host.view.step;
    const step = at === null ? null : steps[Math.min(at, steps.length - 1)];
    this.node.classList.toggle('sm-told', step !== null);
    if (!step) replace(this.node, button({ class: 'sm-begin' }, () => this.go(0, true), `▶\uFE0E Tell the story (${plural(steps.length, 'step')})`));
    else replace(this.node, this.card(step, Math.min(at, steps.length - 1)));
  }

  card(step, at) {
    const last = at >= this.steps.length - 1;
    const words = String(step.text ?? '').split(/\n{2,}/).filter(Boolean);
    return [
      h('div', { class: 'sm-story-head' }, h('span', {}, `${at + 1} / ${this.steps.length}`),
        button({ class: 'sm-close', 'aria-label': 'End the story' }, () => this.end(), '×')),
      h('div', { 'aria-live': 'polite' }, h('h3', { dir: 'auto' }, step.title ?? ''), words.map((text) => h('p', { dir: 'auto' }, text))),
      h('div', { class: 'sm-story-way' },
        button({ disabled: at === 0, 'data-way': 'back' }, () => this.go(at - 1, true), '‹ Back'),
        last ? button({ 'data-way': 'next' }, () => this.end(), 'Explore the map') : button({ 'data-way': 'next' }, () => this.go(at + 1, true), 'Next ›')),
    ];
  }

  /** Looks at a step's view; `enter` keeps the keyboard on the way on. */
  go(at, enter = false) {
    const step = this.steps[at];
    if (!step) return;
    this.host.look(viewOf(step, at, this.host.scene));
    if (enter) this.node.querySelector('[data-way="next"]')?.focus({ preventScroll: true });
  }

  end() {
    this.host.change({ step: null });
    this.host.stage.focus({ preventScroll: true });
  }

  onKey(event) {
    const at = this.host.view.step;
    if (at === null) return;
    const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (way) this.go(at + way, true);
    else if (event.key === 'Escape') this.end();
    else return;
    event.preventDefault();
  }
}

/**
 * The view of a step. `view` is the text of a view, or [lat, lon, zoom], or { lat, lon, zoom }; `as_of` a day (or
 * minutes), `layers` a list of those switched on or an object of switches, `select` an id.
 */
export function viewOf(step, at, { steps, first }) {
  const { view, layers } = step;
  let told = typeof view === 'string' ? fromText(view) : START;
  const spot = Array.isArray(view) ? view : view && typeof view === 'object' ? [view.lat ?? view.center?.[0], view.lon ?? view.center?.[1], view.zoom] : null;
  if (spot?.length === 3 && spot.every(Number.isFinite)) told = change(told, { map: Object.freeze(spot) });
  if (Array.isArray(layers)) told = change(told, { layers: Object.fromEntries(Object.keys(LAYERS).map((name) => [name, layers.includes(name) || (name === 'circles' && LAYERS.circles)])) });
  else if (layers && typeof layers === 'object') told = change(told, { layers: Object.fromEntries(Object.entries(layers).filter(([name]) => Object.hasOwn(LAYERS, name)).map(([name, on]) => [name, Boolean(on)])) });
  const until = minutesOf(step.as_of);
  if (until !== null && steps.length) told = change(told, { time: Object.freeze([Math.min(steps[first[0]].from, until), until]) });
  return change(told, { selected: step.select ?? told.selected, step: at });
}

// The end of a day, or minutes as they are.
function minutesOf(asOf) {
  if (typeof asOf === 'number') return asOf;
  if (!asOf) return null;
  const whole = /^\d{4}-\d\d-\d\d$/.test(asOf);
  const at = Date.parse(whole ? `${asOf}T23:59Z` : `${asOf.replace(/(Z|[+-]\d\d:?\d\d)$/, '')}Z`);
  return Number.isNaN(at) ? null : Math.floor(at / 60000);
}
