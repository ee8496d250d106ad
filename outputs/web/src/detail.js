/** What a mark says when it is opened: words, who said them, where, how sure. Text only, never markup. */

import { button, h, replace, safeLink } from './dom.js';
import { candidateButtons, reviewBar, reviewable } from './reviewing.js';
import { capital, dayText, number, percent, plural, radiusText, rangeText, whenText } from './text.js';

export const LAYER_NAMES = {
  control: 'Control', strikes: 'Strike', displacement: 'Displacement', clashes: 'Clash', other: 'Other event',
  zones: 'Zone of control', fronts: 'Front line', past_zones: 'Zone of control then', past_fronts: 'Front line then', unlocated: 'Not on the map',
  drawn: 'Drawn zone', model: 'Worked out by a model',
};
const STATUS = {
  held: 'Held: reports agree or the other side does not deny it',
  claimed: 'Claimed by the party itself',
  contested: 'Contested: both inside, or only parts',
  lost: 'Given up or lost',
  advance: 'Advance: present there, without control',
};

const LONG = 2000;

const PRECISION = {
  exact: 'exact spot', landmark: 'landmark', neighbourhood: 'quarter', settlement: 'town or city', district: 'district',
  province: 'province', region: 'region', country: 'country',
};
const MODALITY = {
  claimed: 'A party’s own claim', denied: 'Denied', planned: 'Planned or feared, not happened', historical: 'History, not the present',
};

/** The whole entry of one row. `show` opens another feature by id (a zone's claims). */
export function detailOf(table, i, sources, show = null) {
  const get = (name) => table.get(name, i);
  return h('article', { class: 'sm-detail', dataset: { id: get('id') ?? '' } },
    h('p', { class: 'sm-kicker' }, [LAYER_NAMES[table.name], get('sub_event_type') === 'Other' ? null : get('sub_event_type')].filter(Boolean).join(' · ')),
    h('h3', { dir: 'auto' }, get('title') ?? LAYER_NAMES[table.name]),
    show?.ask && reviewable(table.name) ? reviewBar(get('id'), get('review'), show.ask) : null,
    facts(get),
    conflicts(get('conflicts')),
    quotes(get('sources'), sources, show),
    claims(table.name.endsWith('zones') ? get('claims') : null, show),
    why(get, show?.ask && reviewable(table.name) ? show.ask : null),
    h('p', { class: 'sm-id' }, get('id')));
}

function facts(get) {
  const rows = [
    ['When', whenText(get('start'), get('end'), get('time_precision'))],
    ['Where', placeText(get)],
    ['Not placed', get('unlocated')],
    ['Who', get('actor')],
    ['Against', get('target')],
    ['Status', STATUS[get('status')]],
    ['Weapon', get('weapon') === 'unknown' ? null : capital(get('weapon'))],
    ['Killed', rangeText(get('killed_min'), get('killed_max'))],
    ['Injured', rangeText(get('injured_min'), get('injured_max'))],
    ['Of whom', get('casualties_who')],
    ['People', rangeText(get('people_min'), get('people_max'))],
    ['From', get('origin')],
    ['To', get('destination')],
    ['Length', get('length_km') === null ? null : `${Math.round(get('length_km'))} km`],
    ['Area', get('area_km2') === null ? null : `${number(Math.round(get('area_km2')))} km²`],
    ['Standing', MODALITY[get('modality')]],
    ['Confidence', get('confidence') === null ? null : meter(get('confidence'))],
  ];
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return h('dl', {}, shown.map(([name, value]) => [h('dt', {}, name), h('dd', { dir: 'auto' }, value)]));
}

function placeText(get) {
  if (get('place') === null) return null;
  const words = [...new Set([get('place'), get('admin1')])].filter(Boolean).join(', ');
  const how = [PRECISION[get('precision')], radiusText(get('radius_m'))].filter(Boolean).join(', ');
  return how ? `${words} (${how})` : words;
}

function meter(share) {
  return h('span', { class: 'sm-meter' }, h('meter', { min: 0, max: 1, value: share, 'aria-label': 'Confidence' }), percent(share));
}

function conflicts(list) {
  if (!list?.length) return null;
  return h('ul', { class: 'sm-conflicts' }, list.map((text) => h('li', { dir: 'auto' }, text)));
}

function quotes(range, sources, show) {
  if (!range || range[1] <= range[0] || !sources) return null;
  const list = [];
  for (let i = range[0]; i < range[1]; i++) list.push(quote(i, sources, show));
  return h('div', { class: 'sm-sources' }, h('h4', {}, plural(list.length, 'source')), list);
}

function quote(i, sources, show) {
  const get = (name) => sources.get(name, i);
  const published = get('published_day');
  const said = get('attributed_to');
  const link = safeLink(get('url'));
  const publisher = get('publisher') ?? get('report') ?? 'unknown publisher';
  return h('figure', {},
    wholeOrStart(get('quote') ?? ''),
    h('figcaption', {},
      link ? h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, publisher) : publisher,
      published === null ? null : `, ${dayText(published)}`,
      said ? [h('br'), h('span', { dir: 'auto' }, `according to ${said}`)] : null,
      show?.read && show.hasText(get('report')) ? [h('br'), button({ class: 'sm-read' }, () => show.read(get('report')), 'Read it in the report')] : null));
}

// A sentence of 100 KB takes seconds to lay out: its start is shown, the rest when it is asked for.
function wholeOrStart(text) {
  if (text.length <= LONG) return h('blockquote', { dir: 'auto' }, text);
  const block = h('blockquote', { dir: 'auto' }, `${text.slice(0, LONG)} … `);
  block.append(button({ class: 'sm-back' }, () => replace(block, text), `Show all ${number(text.length)} characters`));
  return block;
}

function claims(ids, show) {
  if (!ids?.length || !show) return null;
  return h('div', { class: 'sm-claims' }, h('h4', {}, `Rests on ${plural(ids.length, 'claim')}`),
    h('ul', {}, ids.map((id) => show.title(id) && h('li', {}, button({}, () => show.open(id), show.title(id))))));
}

function why(get, ask) {
  const [reason, candidates] = [get('place_why'), get('candidates') ?? []];
  if (!reason && !candidates.length) return null;
  const others = (c, n) => (ask && n > 0 ? candidateButtons(get('id'), c, get('place_text'), ask) : null);
  return h('details', { class: 'sm-why' },
    h('summary', {}, 'Why this place'),
    reason ? h('p', { dir: 'auto' }, reason) : null,
    candidates.length ? h('ol', {}, candidates.slice(0, 5).map((c, n) => h('li', { dir: 'auto' },
      h('strong', {}, c.name), typeof c.score === 'number' ? ` ${percent(c.score)}` : '', c.why ? h('span', {}, ` ${c.why}`) : null, others(c, n)))) : null);
}
