/** Where an opened mark is read: a pop-up at the mark, or on a narrow screen a sheet from below. */

import * as L from 'leaflet';
import { button, h, replace } from './dom.js';

const NARROW = 560;

export class Reader {
  constructor(host, onClose) {
    this.host = host;
    this.onClose = onClose;
    this.sheet = h('div', { class: 'sm-sheet', role: 'dialog', 'aria-label': 'What is here', tabindex: -1, hidden: true });
  }

  get popup() {
    if (!this.made) {
      this.made = L.popup({ maxWidth: 344, minWidth: 264, maxHeight: 400, autoPanPadding: [16, 16], keepInView: false });
      this.host.map.on('popupclose', () => this.changing || this.ended());
      // Before the click itself, which may open the next.
      this.host.map.on('preclick', () => this.close());
    }
    return this.made;
  }

  get shown() {
    return !this.sheet.hidden || Boolean(this.made?.isOpen());
  }

  /** `still`: what was open is shown anew after a change of the data; the map must not move for it. */
  show(latlng, node, still = false) {
    const { map } = this.host;
    const { popup } = this;
    if (!this.shown) this.opener = this.host.root.getRootNode().activeElement;
    if (map.getSize().x >= NARROW) {
      this.changing = true;
      popup.options.autoPan = !still;
      popup.setLatLng(latlng).setContent(node).openOn(map);
      this.changing = false;
      const box = popup.getElement();
      box.setAttribute('role', 'dialog');
      box.setAttribute('aria-label', 'What is here');
      this.enter(popup._contentNode);
      return;
    }
    replace(this.sheet, button({ class: 'sm-close', 'aria-label': 'Close' }, () => this.close(), '×'), node);
    this.sheet.hidden = false;
    this.sheet.scrollTop = 0;
    this.enter(this.sheet);
  }

  /** Brings what is open back into a picture that has become smaller. */
  keep() {
    if (!this.made?.isOpen()) return;
    this.made.options.autoPan = true;
    this.made.update();
  }

  // Who came by keyboard goes on reading with it.
  enter(node) {
    if (!this.host.byKeyboard) return;
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
  }

  close() {
    if (!this.shown) return;
    if (this.made?.isOpen()) this.made.close();
    else this.ended();
  }

  ended() {
    this.sheet.hidden = true;
    this.onClose();
    if (this.host.byKeyboard && this.opener?.isConnected) this.opener.focus({ preventScroll: true });
  }
}
