/** The filters beside the map: words, confidence, and lists of what is present with counts. */

import { button, h, replace } from './dom.js';
import { FACETS } from './filters.js';
import { afterwards, whole } from './slices.js';
import { capital, number, percent } from './text.js';
import { LISTS, NO_FILTERS, filtering } from './view.js';

const FEW = 7;
const MANY = 20000;
const KINDS = { Control: ['zones', 'fronts', 'control'], Strikes: ['strikes'], Clashes: ['clashes'], Displacement: ['displacement'] };
const WAIT_MS = 180;
const STANDINGS = {
  reported: 'Reported', claimed: 'A party’s own claim', denied: 'Denied', planned: 'Planned or feared', historical: 'History',
};
const REVIEWS = { auto: 'Not reviewed', confirmed: 'Confirmed', edited: 'Corrected', rejected: 'Rejected' };

/** A value as people read it. */
export function valueName(facet, value) {
  if (value === '') return facet.none ?? 'Not said';
  if (facet.key === 'standings') return STANDINGS[value] ?? value;
  if (facet.key === 'reviews') return REVIEWS[value] ?? value;
  return facet.key === 'weapons' || facet.key === 'kinds' ? capital(value) : value;
}

export class FilterPanel {
  constructor(scene, onChange) {
    this.scene = scene;
    this.onChange = onChange;
    this.whole = new Set();
    this.words = h('input', {
      type: 'search', class: 'sm-input', id: 'sm-words', placeholder: 'Title, place, quote, source …', autocomplete: 'off', spellcheck: 'false',
      maxlength: 200, oninput: () => this.typed(),
    });
    this.sure = h('input', {
      type: 'range', class: 'sm-range', id: 'sm-sure', min: 0, max: 90, step: 10,
      oninput: (event) => this.set({ confidence: Number(event.target.value) / 100 }),
    });
    this.sureSays = h('output', { for: 'sm-sure' });
    this.kinds = h('div', { class: 'sm-kinds', role: 'group', 'aria-label': 'Show only' });
    this.lists = h('div', {});
    this.reset = button({ class: 'sm-reset' }, () => this.clear(), 'Reset all filters');
    this.node = h('div', { class: 'sm-filters' },
      this.kinds,
      h('p', { class: 'sm-field' }, h('label', { for: 'sm-words' }, 'Words'), this.words),
      h('p', { class: 'sm-field' }, h('label', { for: 'sm-sure' }, 'Confidence'), this.sureSays, this.sure),
      this.lists, this.reset);
  }

  set(filters) {
    this.onChange({ filters });
  }

  clear() {
    clearTimeout(this.waiting);
    this.set(NO_FILTERS);
    this.words.focus();
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.set({ words: this.words.value.trim() }), WAIT_MS);
  }

  /** Brings the fields and the counts in line with the view. */
  show() {
    const { filters } = this.scene.view;
    if (this.words.value.trim() !== filters.words) this.words.value = filters.words;
    this.sure.value = Math.round(filters.confidence * 100);
    this.sureSays.textContent = filters.confidence > 0 ? `at least ${percent(filters.confidence)}` : 'any';
    this.sure.setAttribute('aria-valuetext', this.sureSays.textContent);
    this.reset.hidden = !filtering(this.scene.view);
    this.showKinds();
    this.giveUp?.();
    this.check();
    // Counting very many takes as long as drawing them: the map comes first, then the counts.
    if (this.scene.points.n <= MANY || !this.lists.firstChild) this.list(whole(this.counting()));
    else this.giveUp = afterwards(this.counting(), (counts) => this.list(counts));
  }

  *counting() {
    const { filters, inTime } = this.scene;
    const counts = [];
    for (const facet of FACETS) counts.push(yield* filters.counting(facet, inTime));
    return counts;
  }

  /** What is chosen is seen before it is counted. */
  check() {
    const { filters } = this.scene.view;
    for (const input of this.lists.querySelectorAll('[data-choice]')) {
      const [key, ...value] = input.dataset.choice.split('/');
      input.checked = filters[key].includes(value.join('/'));
    }
  }

  list(counts) {
    const root = this.lists.getRootNode();
    const held = this.lists.contains(root.activeElement) ? root.activeElement.dataset.choice : null;
    replace(this.lists, FACETS.map((facet, n) => this.facet(facet, counts[n])));
    if (held) [...this.lists.querySelectorAll('[data-choice]')].find((input) => input.dataset.choice === held)?.focus();
  }

  // One kind of event alone, or all: a short way to the switches of the legend.
  showKinds() {
    const { tables, view: { layers } } = this.scene;
    const present = Object.keys(KINDS).filter((name) => KINDS[name].some((table) => tables[table]?.n));
    const all = Object.values(KINDS).flat();
    const alone = present.find((name) => all.every((table) => Boolean(layers[table]) === KINDS[name].includes(table)));
    const press = (name, tables) => button({ class: 'sm-kind', 'aria-pressed': String(name === (alone ?? (all.every((table) => layers[table]) ? 'Everything' : null))) },
      () => this.onChange({ layers: Object.fromEntries(all.map((table) => [table, tables.includes(table)])) }), name);
    replace(this.kinds, present.length < 2 ? null : [press('Everything', all), ...present.map((name) => press(name, KINDS[name]))]);
  }

  facet(facet, counts) {
    const chosen = this.scene.view.filters[facet.key];
    for (const value of chosen) if (!counts.some(([other]) => other === value)) counts.push([value, 0]);
    if (counts.length < 2 && !chosen.length) return null;
    const shown = this.whole.has(facet.key) ? counts : counts.slice(0, FEW);
    const more = counts.length - shown.length;
    return h('fieldset', { class: 'sm-facet' }, h('legend', {}, facet.title),
      shown.map(([value, count]) => this.choice(facet, value, count, chosen)),
      more > 0 ? button({ class: 'sm-link' }, () => { this.whole.add(facet.key); this.show(); }, `Show ${number(more)} more`) : null);
  }

  choice(facet, value, count, chosen) {
    const toggle = (event) => {
      const rest = this.scene.view.filters[facet.key].filter((other) => other !== value);
      this.set({ [facet.key]: event.target.checked ? [...rest, value] : rest });
    };
    return h('label', { class: 'sm-choice' },
      h('input', { type: 'checkbox', checked: chosen.includes(value), dataset: { choice: `${facet.key}/${value}` }, onchange: toggle }),
      h('span', { dir: 'auto' }, valueName(facet, value)), h('em', {}, number(count)));
  }
}

/** The filters that are on, each a button that takes it off. */
export function chipsOf(view, onChange) {
  const { filters } = view;
  const chip = (text, off) => button({ class: 'sm-chip', 'aria-label': `Without the filter ${text}` }, () => onChange({ filters: off }), h('span', { dir: 'auto' }, text), ' ×');
  const chips = [];
  if (filters.words) chips.push(chip(`“${filters.words}”`, { words: '' }));
  if (filters.confidence > 0) chips.push(chip(`at least ${percent(filters.confidence)}`, { confidence: 0 }));
  for (const key of LISTS) {
    const facet = FACETS.find((one) => one.key === key);
    for (const value of filters[key]) chips.push(chip(valueName(facet, value), { [key]: filters[key].filter((other) => other !== value) }));
  }
  if (chips.length > 1) chips.push(button({ class: 'sm-chip sm-all' }, () => onChange({ filters: NO_FILTERS }), 'Reset all'));
  return chips;
}
