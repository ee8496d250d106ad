/** The words under the legend: method, sources, disclaimer, credits, the page's age. */

import { h, safeLink } from './dom.js';
import { dayText, plural } from './text.js';

const MINUTE = 60_000;

export function notesOf(meta, now = Date.now()) {
  return h('div', { class: 'sm-notes' },
    (meta.notes ?? []).map((text) => h('p', { dir: 'auto' }, isolated(text))), creditsOf(meta.credits ?? []), ageOf(meta, now));
}

/** Names that the words set apart (first strong isolate, U+2068, to U+2069) as elements that keep their own direction. */
export const isolated = (text) => text.split(/\u2068([^\u2068\u2069]*)\u2069/).map((part, n) => (n % 2 ? h('bdi', {}, part) : part));

/** Whose data the map is drawn from besides the reports, under which licence, with the way there. */
function creditsOf(credits) {
  if (!credits.length) return null;
  return h('ul', { class: 'sm-credits', 'aria-label': 'Data and licences' }, credits.map(({ what, by, licence, url }) => h('li', {},
    `${what}: `, safeLink(url) ? h('a', { href: safeLink(url), target: '_blank', rel: 'noopener noreferrer' }, by) : by, `, ${licence}`)));
}

/** "Data of 1 Dec 2024. Made 26 Nov 2026, 14:15 UTC, 2 hours ago.", as far as it is known. */
export function ageOf(meta, now) {
  const built = builtAt(meta.built);
  if (built === null && (meta.as_of ?? null) === null) return null;
  const words = [
    (meta.as_of ?? null) === null ? null : `Data up to ${dayText(meta.as_of)}.`,
    built === null ? null : `Made ${new Date(built).toISOString().slice(0, 16).replace('T', ' ')} UTC, ${agoText(now - built)}.`,
    meta.watched ? 'It is made anew when reports come in: load it again for the latest.' : null,
  ];
  return h('p', { class: 'sm-age' }, words.filter(Boolean).join(' '));
}

// An ISO text, or minutes since 1970.
function builtAt(built) {
  if (built === null || built === undefined) return null;
  const at = typeof built === 'number' ? built * MINUTE : Date.parse(built);
  return Number.isNaN(at) ? null : at;
}

/** How long ago, in the widest unit that fits. */
export function agoText(span) {
  const minutes = Math.floor(span / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  if (minutes < 48 * 60) return `${plural(Math.floor(minutes / 60), 'hour')} ago`;
  return `${plural(Math.floor(minutes / 1440), 'day')} ago`;
}
