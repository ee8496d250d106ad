/** Elements without markup: every string becomes a text node, so report text can never become code. */

import { visible } from './text.js';

/**
 * @param {string} tag element name
 * @param {object} [props] attributes; `class`, `on…` listeners and `dataset` as one would expect
 * @param {...(Node|string|number|null|undefined|false)} children strings are written as text
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : visible(String(value)));
  }
  append(node, children);
  return node;
}

/** A button; its click stays its own, even when the click takes the button out of the page. */
export function button(props, press, ...children) {
  const onclick = (event) => {
    event.stopPropagation();
    press(event);
  };
  return h('button', { type: 'button', ...props, onclick }, ...children);
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
  return node;
}

export function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** An address that is safe as a link, or null: only http and https. */
export function safeLink(text) {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
