/** Which part of the world is in the picture: all of the situation, some boxes, or what the view says. */

import * as L from 'leaflet';
import { xToLon, yToLat } from './world.js';

// Names stand to the right of their marks, under the map's tools where there is no room for them.
const WIDE = 700;
const SHEET_MARGIN = 28;
const margin = (map) => ({ animate: false, paddingTopLeft: [48, 56], paddingBottomRight: [map.getSize().x > WIDE ? 150 : 72, 56], maxZoom: 11 });

export class Framing {
  constructor(host) {
    this.host = host;
    /** Whether the map is being fitted: nobody has moved it then. */
    this.fitting = false;
  }

  /** The whole situation. */
  fit() {
    const { map, scene } = this.host;
    const box = scene.meta.focus ?? null;
    if (!box) return map.setView([20, 10], 3, { animate: false });
    return map.fitBounds([[box[1], box[0]], [box[3], box[2]]], margin(map));
  }

  /** What was on the screen as large as the sheet has room for; what nobody has moved, the situation alone. */
  fillSheet(bounds) {
    const { map, scene, view } = this.host;
    const { focus: box } = scene.meta;
    const { zoomSnap } = map.options;
    const margin = { animate: false, padding: [SHEET_MARGIN, SHEET_MARGIN], maxZoom: 11 };
    // A sheet is not zoomed in steps.
    map.options.zoomSnap = 0;
    if (view.map || !box) map.fitBounds(bounds, { animate: false });
    else map.fitBounds([[box[1], box[0]], [box[3], box[2]]], margin);
    map.options.zoomSnap = zoomSnap;
  }

  /** Boxes [west, south, east, north] in world units. */
  fitBoxes(boxes) {
    const bounds = L.latLngBounds(boxes.flatMap(([x0, y0, x1, y1]) => [[yToLat(y0), xToLon(x0)], [yToLat(y1), xToLon(x1)]]));
    this.host.map.fitBounds(bounds.pad(0.15), { animate: false, maxZoom: 12 });
  }

  /** Where the view says, else the whole situation. */
  place() {
    const { x, y } = this.host.map.getSize();
    this.size = `${x}/${y}`;
    const { map: at } = this.host.view;
    if (!at) return this.fit();
    return this.host.map.setView([at[0], at[1]], at[2], { animate: false });
  }

  /** What nobody has moved shows the whole situation at any size. */
  resized() {
    const { clientWidth, clientHeight } = this.host.stage;
    const size = `${clientWidth}/${clientHeight}`;
    // An observer reports the size it begins with, which the map was placed in.
    if (size === this.size) return;
    this.size = size;
    const untouched = !this.host.view.map && !this.host.printing;
    this.fitting = untouched;
    this.host.map.invalidateSize({ animate: false, pan: false });
    if (untouched) this.fit();
    this.fitting = false;
    this.host.opener.reader.keep();
  }

  /** Whether at least half of the box that the situation lies in is in the picture. */
  inSight() {
    const { focus } = this.host.scene.meta;
    if (!focus) return true;
    const [west, south, east, north] = focus;
    const bounds = this.host.map.getBounds();
    const across = Math.min(east, bounds.getEast()) - Math.max(west, bounds.getWest());
    const up = Math.min(north, bounds.getNorth()) - Math.max(south, bounds.getSouth());
    return across > 0 && up > 0 && across * up >= 0.5 * (east - west) * (north - south);
  }
}
