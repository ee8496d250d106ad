/** Picking a place or drawing an area on the map, for a correction. By mouse, finger, or keyboard (the map's middle). */

import { button, h, replace } from './dom.js';
import { number } from './text.js';

const SAYS = {
  place: 'Click the place on the map, or move the cross there with the arrow keys and press Enter.',
  area: 'Click corner after corner, or press Enter for the cross in the middle. “Done” closes the area, Backspace takes a corner back.',
};
const LEAST = 3;

export class Picking {
  constructor(host) {
    this.host = host;
    this.mode = null;
    this.corners = [];
    this.node = h('div', { class: 'sm-picking', role: 'status', hidden: true });
    this.cross = h('div', { class: 'sm-cross', 'aria-hidden': 'true', hidden: true });
    host.over.append(this.cross);
    host.stage.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Begins with `place` or `area`; null ends it. `says` may tell what is asked for. */
  start(mode, says = null) {
    if (mode === this.mode && says === this.says) return;
    [this.mode, this.says, this.corners] = [mode in SAYS ? mode : null, says, []];
    this.node.hidden = this.cross.hidden = !this.mode;
    this.host.stage.classList.toggle('sm-aiming', Boolean(this.mode));
    if (this.mode) {
      this.show();
      this.host.stage.focus({ preventScroll: true });
    } else this.host.redraw();
  }

  show() {
    const done = this.mode === 'area' && this.corners.length >= LEAST ? button({}, () => this.finish(), `Done (${number(this.corners.length)} corners)`) : null;
    replace(this.node, h('span', { dir: 'auto' }, this.says ?? SAYS[this.mode]), done, button({}, () => this.cancel(), 'Cancel'));
    this.host.scene.sketch = this.corners;
    this.host.redraw();
  }

  click({ lat, lng }) {
    if (this.mode === 'place') return this.tell({ kind: 'place', lat: round(lat), lon: round(lng) });
    this.corners = [...this.corners, [round(lng), round(lat)]];
    return this.show();
  }

  finish() {
    if (this.corners.length >= LEAST) this.tell({ kind: 'area', ring: [...this.corners, this.corners[0]] });
  }

  onKey(event) {
    if (!this.mode) return;
    if (event.key === 'Enter') {
      if (this.mode === 'area' && event.ctrlKey) this.finish();
      else this.click(this.host.map.getCenter());
    } else if (event.key === 'Backspace' && this.corners.length) {
      this.corners = this.corners.slice(0, -1);
      this.show();
    } else return;
    event.preventDefault();
  }

  cancel() {
    this.end();
    this.host.options.onPoint?.({ kind: 'cancel' });
  }

  tell(found) {
    const ids = found.kind === 'place' ? this.host.pointer.idsAt({ lat: found.lat, lng: found.lon }) : [];
    this.end();
    this.host.options.onPoint?.({ ...found, ids, zoom: this.host.map.getZoom() });
  }

  end() {
    this.host.scene.sketch = null;
    this.start(null);
  }
}

const round = (degrees) => Number(degrees.toFixed(6));
