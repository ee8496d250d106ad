/** The exported page: finds its data in the page and mounts the map; the page's own words are in the HTML already. */

import { fromBase64 } from './columns.js';
import { mount } from './map.js';

async function start(root) {
  const data = document.getElementById(root.dataset.columns);
  try {
    await mount(root, fromBase64(data.textContent.trim()));
  } catch (error) {
    root.textContent = `This map can't be shown here: ${error.message}. It needs a browser of 2023 or later.`;
    root.dataset.ready = 'failed';
  }
}

for (const root of document.querySelectorAll('[data-columns]')) start(root);
