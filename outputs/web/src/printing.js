/** Paper: the map is drawn anew at the sheet's width in light colours and twice as fine, and the list is written out. */

const WIDTH = 1020;
const HEIGHT = 760;

export function printing(host, signal) {
  window.addEventListener('beforeprint', () => before(host), { signal });
  window.addEventListener('afterprint', () => after(host), { signal });
}

// The map, and the page where it is the exported one.
const themed = (host) => [host.root, ...document.querySelectorAll('body.sm-page')];

function before(host) {
  if (host.printing) return;
  const { lat, lng } = host.map.getCenter();
  host.printing = { themes: themed(host).map((node) => node.dataset.theme ?? null), centre: [lat, lng], zoom: host.map.getZoom(), tab: host.panel.open, size: host.map.getSize() };
  for (const node of themed(host)) node.dataset.theme = 'light';
  host.root.classList.add('sm-printing');
  host.map.invalidateSize({ animate: false, pan: false });
  host.ground.fine = host.marks.fine = 2;
  host.panel.writeOut();
  const wide = Math.log2(Math.min(WIDTH / host.printing.size.x, HEIGHT / host.printing.size.y));
  host.map.setView([lat, lng], host.printing.zoom + Math.floor(wide * 2) / 2, { animate: false });
  host.setTheme();
}

function after(host) {
  const was = host.printing;
  if (!was) return;
  host.printing = null;
  themed(host).forEach((node, n) => {
    if (was.themes[n] === null) delete node.dataset.theme;
    else node.dataset.theme = was.themes[n];
  });
  host.root.classList.remove('sm-printing');
  host.ground.fine = host.marks.fine = 0;
  host.panel.foldUp(was.tab);
  host.map.invalidateSize({ animate: false, pan: false });
  host.map.setView(was.centre, was.zoom, { animate: false });
  host.setTheme();
}
