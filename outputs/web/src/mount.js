/** Mounts the situation map in an element, from the columns of `outputs/columns.py`. README.md tells its use. */

import { afterPaint, asksForAll } from './arriving.js';
import { decode } from './columns.js';
import { SituationMap } from './map.js';
import { Scene } from './scene.js';
import { readTheme } from './theme.js';
import { inflate } from './unpacking.js';
import { START, fromText } from './view.js';

/**
 * Draws a situation into an element.
 *
 * @param {HTMLElement} root becomes the map; its `data-theme` may be light, dark or absent (as the system says)
 * @param {Uint8Array} packed gzip of columns
 * @param {object} [options] `view` (a text or a view) to begin with; `onView(view)`, `onPick(id | null)`, `onPoint(found)`; `scrolls` where the page around the map scrolls; `later`: functions that promise the gzip of what is read later, one after the other, where `packed` leaves it out
 * @returns {Promise<SituationMap>}
 */
export async function mount(root, packed, options = {}) {
  const situation = decode(await inflate(packed));
  const view = typeof options.view === 'string' ? fromText(options.view) : options.view ?? START;
  const later = [...options.later ?? []];
  const next = async () => inflate(await later.shift()());
  while (!situation.whole && asksForAll(view)) situation.complete(await next());
  // Few marks have names and circles of uncertainty: they are drawn with their ground.
  if (!situation.grounded && !situation.meta.focus) situation.complete(await next());
  root.classList.add('sitmap');
  const scene = new Scene(situation, readTheme(root), view);
  if (!situation.grounded && !scene.dense) situation.complete(await next());
  const map = new SituationMap(root, situation, scene, { ...options, view });
  if (!situation.whole) afterPaint(async () => { while (!situation.whole) map.complete(await next()); });
  document.fonts?.ready.then(() => {
    map.lettering.renew();
    map.ground.redraw();
  });
  return map;
}
