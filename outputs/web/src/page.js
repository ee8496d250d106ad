/** The exported page: finds its data in the page and mounts the map; the page's own words are in the HTML already. */

import { fromBase64 } from './unpacking.js';
import { mount } from './mount.js';
import { toText } from './view.js';

const WAIT_MS = 250;
const SOON_MS = 8;

async function start(root) {
  const data = document.getElementById(root.dataset.columns);
  try {
    let waiting;
    const onView = (view) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => remember(toText(view)), WAIT_MS);
    };
    const map = await mount(root, fromBase64(data.textContent.trim()), { view: location.hash, onView, later: later(root) });
    window.addEventListener('hashchange', () => map.setView(location.hash, { quiet: true }));
  } catch (error) {
    root.textContent = `This map can't be shown here: ${error.message}. It needs a browser of 2023 or later.`;
    root.dataset.ready = 'failed';
  }
}

// What is read later stands behind this script, so that the map is drawn before the page is read to its end.
const later = (root) => (root.dataset.later ?? '').split(' ').filter(Boolean).map((id) => async () => {
  while (!complete(id)) await new Promise((done) => { setTimeout(done, SOON_MS); });
  return fromBase64(document.getElementById(id).textContent.trim());
});

// A part that another follows has been read to its end.
const complete = (id) => document.readyState !== 'loading' || document.getElementById(id)?.nextElementSibling;

// The address leads to what is seen. In a frame without an address of its own nothing is remembered.
function remember(text) {
  try {
    history.replaceState(history.state, '', text ? `#${text}` : location.pathname + location.search);
  } catch { /* about:srcdoc */ }
}

for (const root of document.querySelectorAll('[data-columns]')) start(root);
