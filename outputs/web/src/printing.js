/** Paper: the map is drawn anew at the sheet's width in light colours and twice as fine, and the list is written out. */

import { readTheme } from './theme.js';

export function printing(host, signal) {
  window.addEventListener('beforeprint', () => before(host), { signal });
  window.addEventListener('afterprint', () => after(host), { signal });
}

// The map, and the page where it is the exported one.
const themed = (host) => [host.root, ...document.querySelectorAll('body.sm-page')];

function before(host) {
  if (host.printing) return;
  const { map } = host;
  host.printing = {
    themes: themed(host).map((node) => node.dataset.theme ?? null), centre: map.getCenter(), zoom: map.getZoom(), tab: host.panel.open, view: host.view,
  };
  const bounds = map.getBounds();
  for (const node of themed(host)) node.dataset.theme = 'light';
  host.root.classList.add('sm-printing');
  host.ground.fine = 2;
  map.invalidateSize({ animate: false, pan: false });
  host.framing.fillSheet(bounds);
  host.panel.writeOut();
  host.scene.setTheme(readTheme(host.root));
  host.ground.draw();
}

function after(host) {
  const was = host.printing;
  if (!was) return;
  themed(host).forEach((node, n) => {
    if (was.themes[n] === null) delete node.dataset.theme;
    else node.dataset.theme = was.themes[n];
  });
  host.root.classList.remove('sm-printing');
  host.ground.fine = 0;
  host.map.invalidateSize({ animate: false, pan: false });
  host.map.setView(was.centre, was.zoom, { animate: false });
  host.printing = null;
  host.panel.foldUp(was.tab);
  host.setTheme();
}
