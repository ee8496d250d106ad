/** The mouse on the map: what lies under it, its tip, and a click. */

import * as L from 'leaflet';
import { h } from './dom.js';
import { markAt } from './marks.js';
import { featureAt } from './pick.js';
import { xToLon, yToLat } from './world.js';

export class Pointer {
  constructor(host) {
    this.host = host;
    host.map.on('click', (event) => this.onClick(event));
    host.map.on('mousemove', (event) => this.onMove(event));
    host.map.on('mouseout', () => this.tip?.remove());
  }

  /** The mark, arrow, front or zone at a mouse event, or null. */
  at(event) {
    const { scene, ground, stamps, placed, arriving } = this.host;
    const point = ground.toCanvas(event.containerPoint);
    if (scene.dense) {
      const p = stamps.at(point, scene);
      if (p >= 0) return { heap: p };
    }
    if (!arriving.grounded) return null;
    return markAt(placed, point) ?? featureAt(scene, ground, point);
  }

  onMove(event) {
    const { host } = this;
    if (host.picking.mode) return this.tip?.remove();
    const hit = this.at(event);
    host.stage.style.cursor = hit ? 'pointer' : '';
    if (!hit?.sign || !host.arriving.whole) return this.tip?.remove();
    this.tip ??= L.tooltip({ direction: 'top', offset: [0, -14], opacity: 1 });
    const { world } = hit.cluster;
    return this.tip.setLatLng([yToLat(world.y), xToLon(world.x)]).setContent(this.tipOf(hit.sign)).addTo(host.map);
  }

  tipOf(sign) {
    const { points, tables } = this.host.scene;
    const text = tables[sign.table].get('title', points.row[sign.points[0]]);
    return h('span', { dir: 'auto' }, sign.count > 1 ? `${text} … and ${sign.count - 1} more` : text);
  }

  onClick(event) {
    const { host } = this;
    this.tip?.remove();
    if (host.picking.mode) return host.picking.click(event.latlng);
    const hit = this.at(event);
    const { opener, scene } = host;
    if (!hit) return null;
    if (hit.heap !== undefined) return opener.openHeap(hit.heap);
    if (!hit.sign) return opener.open(hit.name, hit.row, { at: event.latlng });
    if (hit.cluster.points.length === 1) return opener.open(hit.sign.table, scene.points.row[hit.sign.points[0]]);
    return opener.openHere(hit.cluster);
  }

  /** Ids of what lies at a spot: marks there, else the arrow, front or zone. */
  idsAt(latlng) {
    const { host } = this;
    const hit = this.at({ containerPoint: host.map.latLngToContainerPoint(latlng) });
    const { scene } = host;
    if (!hit) return [];
    if (hit.heap !== undefined) return [this.idOf(hit.heap)];
    if (hit.sign) return hit.cluster.points.map((p) => this.idOf(p));
    return [scene.tables[hit.name].get('id', hit.row)];
  }

  idOf(p) {
    const { points, tables } = this.host.scene;
    return tables[points.names[points.of[p]]].get('id', points.row[p]);
  }
}
