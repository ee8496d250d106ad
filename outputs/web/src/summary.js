/** The situation in sentences; each leads to what it rests on. */

import { button, h } from './dom.js';

export function summaryOf({ meta }, onSelect) {
  const sentences = meta.summary ?? [];
  return h('div', { class: 'sm-summary' }, h('ul', {}, sentences.map((sentence) => {
    const { text, ids = [] } = typeof sentence === 'string' ? { text: sentence } : sentence;
    return h('li', {}, ids.length
      ? button({ class: 'sm-sentence' }, () => onSelect(ids), h('span', { dir: 'auto' }, text), h('em', { 'aria-hidden': 'true' }, ` ${ids.length}`))
      : h('p', { dir: 'auto' }, text));
  })), h('p', { class: 'sm-empty' }, h('b', { class: 'sm-whole' }, 'This is the whole situation: filters, switches and the time chosen do not change it. '), 'Put together from the events on the map; a sentence leads to those it rests on.'));
}
