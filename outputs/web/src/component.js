/** The dashboard's component: Streamlit calls this at each run; the map stays as long as its data do. */

import { mount } from './map.js';

const mounted = new WeakMap();

export default function component({ parentElement, data, setStateValue }) {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const key = fingerprint(bytes);
  const before = mounted.get(parentElement);
  if (before?.key === key) {
    before.root.dataset.theme = themeOf(parentElement);
    return undefined;
  }
  const view = before?.map ? [before.map.map.getCenter().lat, before.map.map.getCenter().lng, before.map.map.getZoom()] : undefined;
  before?.map?.destroy();
  before?.root.remove();
  const root = document.createElement('div');
  root.className = 'sm-component';
  root.dataset.theme = themeOf(parentElement);
  parentElement.append(root);
  const entry = { key, root, map: null };
  mounted.set(parentElement, entry);
  mount(root, bytes, { view, onPick: (id) => setStateValue('picked', id) }).then(
    (map) => { entry.map = map; },
    (error) => { root.textContent = `This map can't be shown here: ${error.message}. It needs a browser of 2023 or later.`; },
  );
  // Streamlit's theme can change without a run, and says nothing of it.
  const watching = setInterval(() => {
    const theme = themeOf(parentElement);
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
  }, 1000);
  return () => {
    clearInterval(watching);
    entry.map?.destroy();
    mounted.delete(parentElement);
  };
}

// FNV-1a over length and every 64th byte: enough to tell one situation's gzip from another's.
function fingerprint(bytes) {
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = 0; i < bytes.length; i += 64) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  for (let i = Math.max(0, bytes.length - 8); i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return `${bytes.length}/${hash >>> 0}`;
}

/** Light or dark, from the lightness of Streamlit's own background. */
function themeOf(element) {
  const host = element.host ?? element;
  const colour = getComputedStyle(host).getPropertyValue('--st-background-color').trim();
  const match = /^#?([0-9a-f]{6})/i.exec(colour);
  if (!match) return 'light';
  const n = Number.parseInt(match[1], 16);
  return 0.299 * (n >> 16) + 0.587 * ((n >> 8) & 255) + 0.114 * (n & 255) < 128 ? 'dark' : 'light';
}
