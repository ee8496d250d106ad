/**
 * The dashboard's component: Streamlit calls this at each run. The map is mounted once; other columns are taken over
 * with the view, the switches and what is opened left as they are. README.md tells what goes in and what comes back.
 */

import { fromBase64 } from './unpacking.js';
import { mount } from './mount.js';
import { toText } from './view.js';

const WAIT_MS = 400;
const mounted = new WeakMap();

export default function component({ parentElement, data, setStateValue, setTriggerValue }) {
  const given = normal(data);
  const entry = mounted.get(parentElement) ?? begin(parentElement);
  mounted.set(parentElement, entry);
  entry.tell = { setStateValue, setTriggerValue };
  entry.tells = given.tells ?? false;
  entry.root.dataset.theme = themeOf(parentElement);
  entry.queue = entry.queue.then(() => take(entry, given)).catch((error) => {
    entry.root.dataset.ready = 'failed';
    if (!entry.map) entry.root.textContent = `This map can't be shown here: ${error.message}. It needs a browser of 2023 or later.`;
    else console.error(error);
  });
  return () => {
    clearInterval(entry.watching);
    clearTimeout(entry.waiting);
    entry.map?.destroy();
    entry.root.remove();
    mounted.delete(parentElement);
  };
}

function begin(parentElement) {
  const root = document.createElement('div');
  root.className = 'sm-component';
  parentElement.append(root);
  const entry = { root, map: null, key: null, asked: {}, queue: Promise.resolve() };
  // Streamlit's theme can change without a run, and says nothing of it.
  entry.watching = setInterval(() => {
    const theme = themeOf(parentElement);
    if (root.dataset.theme !== theme && !entry.map?.printing) root.dataset.theme = theme;
  }, 1000);
  return entry;
}

/** Brings the map in line with what Python gave; what Python asks for is done once, when it is new. */
async function take(entry, given) {
  const key = keyOf(given);
  if (key !== entry.key) {
    const bytes = await bytesOf(given);
    if (entry.map) await entry.map.update(bytes);
    else entry.map = await mount(entry.root, bytes, { view: given.view ?? undefined, scrolls: true, ...answers(entry, given.review) });
    entry.key = key;
    entry.root.dataset.key = String(key);
    if (entry.asked.view === undefined) entry.asked.view = given.view;
  }
  // What the map itself told comes back late, when it has moved on; only another text moves it.
  if (given.view !== entry.told) ask(entry, 'view', given.view, (view) => entry.map.setView(view ?? '', { quiet: true }));
  ask(entry, 'select', given.select, (select) => {
    // [what, number]: the number only makes the same wish a new one.
    const what = Array.isArray(select) && typeof select[1] === 'number' ? select[0] : select;
    if (what === null) entry.map.opener.close();
    else entry.map.opener.openMany([what].flat());
  });
  ask(entry, 'mode', given.mode, (mode) => {
    const [name, says] = Array.isArray(mode) ? mode : [mode, null];
    entry.map.picking.start(name ?? null, says ?? null);
  });
}

function ask(entry, name, value, act) {
  if (value === undefined || JSON.stringify(value) === JSON.stringify(entry.asked[name])) return;
  entry.asked[name] = value;
  act(value);
}

function answers(entry, review) {
  return {
    onAsk: review ? (asked) => entry.tell.setTriggerValue('decide', asked) : null,
    onPick: (id) => entry.tell.setStateValue('picked', id),
    onPoint: (found) => {
      entry.asked.mode = null;
      entry.tell.setTriggerValue('point', found);
    },
    onView: (view) => {
      clearTimeout(entry.waiting);
      entry.waiting = setTimeout(() => {
        const text = toText(view);
        if (text === entry.told) return;
        entry.told = text;
        toAddress(text);
        if (entry.tells) entry.tell.setStateValue('view', text);
      }, WAIT_MS);
    },
  };
}

// The address leads to what is seen; the server reads it there when it next runs, so nothing need be sent for it.
function toAddress(text) {
  try {
    const address = new URL(window.location.href);
    if (text) address.searchParams.set('view', text);
    else address.searchParams.delete('view');
    window.history.replaceState(window.history.state, '', address);
  } catch {
    // A frame without an address of its own remembers nothing.
  }
}

/** What Python gave, as { columns | url | text, view, select, mode }; plain bytes are columns. */
function normal(data) {
  if (data instanceof Uint8Array || data instanceof ArrayBuffer) return { columns: new Uint8Array(data) };
  return data ?? {};
}

async function bytesOf({ columns, url, base64 }) {
  if (base64) return fromBase64(base64);
  if (url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`the data did not come (${answer.status})`);
    return new Uint8Array(await answer.arrayBuffer());
  }
  return fromArrow(columns);
}

// Bytes, or an Arrow table whose first cell holds them.
function fromArrow(columns) {
  if (columns instanceof Uint8Array) return columns;
  if (columns instanceof ArrayBuffer) return new Uint8Array(columns);
  const cell = columns?.getChildAt?.(0)?.get(0) ?? columns?.table?.getChildAt?.(0)?.get(0);
  if (!(cell instanceof Uint8Array)) throw new Error('there are no columns');
  return cell;
}

// A situation is known by the key that Python gives it, by its address, or by its bytes.
function keyOf(given) {
  return given.key ?? given.url ?? (given.base64 ? `${given.base64.length}/${given.base64.slice(-64)}` : fingerprint(fromArrow(given.columns)));
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
