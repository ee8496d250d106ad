/** The reports' texts beside the map: every place and every statement marked; text only, never markup. */

import { signPicture } from './legend.js';
import { button, h, replace, safeLink } from './dom.js';
import { signOf } from './points.js';
import { segmentsOf, sentencesOf } from './segments.js';
import { dayText, percent, plural, radiusText, visible } from './text.js';

const TABLE_OF_LAYER = { strike: 'strikes', clash: 'clashes' };
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export class TextPane {
  /**
   * @param {Scene} scene with the tables `texts`, `statements` and `mentions`
   * @param {object} options `onOpen(id)` opens an event; `onPlace([lat, lon], node)` shows where a name was placed
   */
  constructor(scene, { onOpen, onPlace }) {
    Object.assign(this, { scene, onOpen, onPlace });
    this.said = rowsByReport(scene.tables.statements, ['first', 'last', 'feature', 'table']);
    this.names = rowsByReport(scene.tables.mentions, ['first', 'last']);
    this.choice = h('select', { 'aria-label': 'Report', onchange: () => this.show(Number(this.choice.value)) });
    this.article = h('article', { class: 'sm-text', tabindex: '0' });
    this.node = h('div', { class: 'sm-texts' }, this.choice, this.article);
    this.list();
  }

  list() {
    const { texts } = this.scene.tables;
    replace(this.choice, Array.from({ length: texts.n }, (_, i) => h('option', { value: i },
      [texts.get('title', i) ?? texts.get('report', i), texts.get('publisher', i)].filter(Boolean).join(' · '))));
    this.choice.hidden = texts.n < 2;
  }

  /** Writes the text of the report in row `i`. */
  show(i) {
    const { texts } = this.scene.tables;
    if (!texts.n) return;
    this.at = i;
    this.choice.value = String(i);
    const get = (name) => texts.get(name, i);
    const body = get('body') ?? '';
    const link = safeLink(get('url'));
    const facts = [get('publisher'), get('start') === null ? 'no date' : dayText(get('start'))].filter(Boolean).join(' · ');
    const lang = get('language');
    replace(this.article,
      h('h3', { dir: 'auto' }, get('title') ?? get('report')),
      h('p', { class: 'sm-text-facts', dir: 'auto' }, link ? h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, facts) : facts,
        `. ${plural(this.said.get(get('report'))?.length ?? 0, 'statement')}, ${plural(this.names.get(get('report'))?.length ?? 0, 'name of a place', 'names of places')} found.`),
      h('div', { class: 'sm-text-body', dir: RIGHT_TO_LEFT.test(body.slice(0, 200)) ? 'rtl' : 'auto', lang: lang ?? null }, this.pieces(get('report'), body)));
    this.article.scrollTop = 0;
  }

  pieces(report, body) {
    const sentences = sentencesOf(this.said.get(report) ?? []).map((sentence) => ({ ...sentence, kind: 'said' }));
    const names = (this.names.get(report) ?? []).map((name) => ({ ...name, kind: 'name' }));
    let open = null;
    const nodes = [];
    for (const { first, last, spans } of segmentsOf(body.length, [...sentences, ...names])) {
      const said = spans.find(({ kind }) => kind === 'said');
      if (said !== open?.said) {
        close(open, (feature) => this.signOf(feature), this.onOpen);
        open = said ? { said, node: this.sentence(said) } : null;
        if (open) nodes.push(open.node);
      }
      const name = spans.findLast(({ kind }) => kind === 'name');
      const text = body.slice(first, last);
      const piece = name ? this.name(name, text) : document.createTextNode(visible(text));
      if (open) open.node.append(piece);
      else nodes.push(piece);
    }
    close(open, (feature) => this.signOf(feature), this.onOpen);
    return nodes;
  }

  sentence({ told }) {
    const [{ feature, table }] = told;
    return h('span', {
      class: `sm-said sm-said-${this.kindOf(feature, table)}`, dataset: { ids: told.map((one) => one.feature).join(' ') },
      onclick: () => this.onOpen(feature),
    });
  }

  kindOf(feature, table) {
    const found = this.scene.find(feature);
    const layer = found && table === 'unlocated' ? this.scene.tables.unlocated.get('layer', found[1]) : table;
    return TABLE_OF_LAYER[layer] ?? layer;
  }

  signOf(feature) {
    const found = this.scene.find(feature);
    if (!found) return null;
    const [name, row] = found;
    const table = this.scene.tables[name];
    const title = table.get('title', row);
    const kind = name === 'unlocated' ? this.kindOf(feature, name) : name;
    return { picture: signPicture(signOf(kind, [row], table, [], this.scene.sideOf), this.scene.theme, 18), title };
  }

  name({ row }, text) {
    const { mentions } = this.scene.tables;
    const place = mentions.get('name', row);
    return button({
      class: place === null ? 'sm-name sm-name-lost' : 'sm-name', title: place === null ? `Not placed: ${mentions.get('why', row)}` : `Placed at ${place}`,
    }, () => this.openName(row, text), text);
  }

  openName(row, text) {
    const { mentions } = this.scene.tables;
    const get = (name) => mentions.get(name, row);
    const candidates = get('candidates') ?? [];
    const place = get('name');
    const node = h('article', { class: 'sm-detail' },
      h('p', { class: 'sm-kicker' }, place === null ? 'A name without a place' : 'Where this name was placed'),
      h('h3', { dir: 'auto' }, place === null ? text : `«${text}» is ${place}`),
      place === null ? null : h('p', {}, [get('confidence') === null ? null : `confidence ${percent(get('confidence'))}`, radiusText(get('radius_m'))].filter(Boolean).join(', ')),
      h('p', { dir: 'auto' }, get('why')),
      candidates.length ? h('div', { class: 'sm-sources' }, h('h4', {}, 'Candidates'), h('ol', {}, candidates.map((one) =>
        h('li', { dir: 'auto' }, h('strong', {}, one.name), ` ${percent(one.score)} `, h('span', {}, one.why))))) : null);
    this.onPlace(place === null ? null : [get('at_lat'), get('at_lon')], node);
  }

  /** Whether a report's text can be read here. */
  has(report) {
    return this.scene.tables.texts.find('report', report) >= 0;
  }

  /** Opens the text at the sentence that tells of a feature; `report` where several reports do. */
  reveal(feature, report = null) {
    const { statements, texts } = this.scene.tables;
    let row = -1;
    for (let i = 0; i < statements.n && row < 0; i++) {
      if (statements.get('feature', i) === feature && (report === null || statements.get('report', i) === report)) row = i;
    }
    if (row < 0) return false;
    const at = texts.find('report', statements.get('report', row));
    if (at !== this.at) this.show(at);
    this.mark(feature);
    const node = this.article.querySelector('.sm-said-here');
    // Not scrollIntoView: that would move the page around the pane as well.
    if (node) this.article.scrollTop += node.getBoundingClientRect().top - this.article.getBoundingClientRect().top - 70;
    return true;
  }

  mark(feature) {
    for (const node of this.article.querySelectorAll('.sm-said')) {
      node.classList.toggle('sm-said-here', feature !== null && node.dataset.ids.split(' ').includes(feature));
    }
  }
}

/** Behind a sentence its events as buttons, so that each can be reached with the keyboard. */
function close(open, signFor, onOpen) {
  for (const { feature } of open?.said.told ?? []) {
    const sign = signFor(feature);
    if (sign) open.node.append(' ', button({ class: 'sm-said-sign', title: sign.title, 'aria-label': `On the map: ${sign.title}`, dataset: { feature } }, () => onOpen(feature), sign.picture));
  }
}

function rowsByReport(table, columns) {
  const found = new Map();
  for (let i = 0; i < (table?.n ?? 0); i++) {
    const report = table.get('report', i);
    if (!found.has(report)) found.set(report, []);
    found.get(report).push({ row: i, ...Object.fromEntries(columns.map((name) => [name, table.get(name, i)])) });
  }
  return found;
}
