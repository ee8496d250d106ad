/** Where an opened mark is read: a pop-up at the mark, or on a narrow screen a sheet from below. */

import * as L from 'leaflet';
import { button, h, replace } from './dom.js';

const NARROW = 560;

export class Reader {
  constructor(map, root, onClose) {
    this.map = map;
    this.onClose = onClose;
    this.popup = L.popup({ maxWidth: 340, minWidth: 260, maxHeight: 380, autoPanPadding: [16, 16] });
    this.sheet = h('div', { class: 'sm-sheet', role: 'dialog', 'aria-label': 'What is here', hidden: true });
    this.sheet.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    root.append(this.sheet);
    map.on('popupclose', onClose);
    map.on('click', () => this.close());
  }

  show(latlng, node) {
    if (this.map.getSize().x >= NARROW) {
      this.popup.setLatLng(latlng).setContent(node).openOn(this.map);
      return;
    }
    replace(this.sheet, button({ class: 'sm-close', 'aria-label': 'Close' }, () => this.close(), '×'), node);
    this.sheet.hidden = false;
    this.sheet.scrollTop = 0;
  }

  close() {
    if (this.sheet.hidden) return;
    this.sheet.hidden = true;
    this.onClose();
  }
}
