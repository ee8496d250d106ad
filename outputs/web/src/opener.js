/** What is opened: a feature, or the list of everything at one spot; and the way there. */

import * as L from 'leaflet';
import { detailOf } from './detail.js';
import { button, h } from './dom.js';
import { Reader } from './reader.js';
import { heapAt } from './stamps.js';
import { NO_FILTERS, change } from './view.js';
import { anchorOf, xToLon, yToLat } from './world.js';

const NEAR = 9;

export class Opener {
  constructor(host) {
    this.host = host;
    this.reader = new Reader(host, () => this.closed());
  }

  get scene() {
    return this.host.scene;
  }

  /**
   * Opens one feature.
   *
   * @param options `fly` brings it into view; `at` where it was clicked; `back` leads to the list it was opened from
   */
  open(name, row, { fly = false, at = null, back = null, quiet = false } = {}) {
    const { host, scene } = this;
    if (!host.arriving.whole) return host.arriving.when(() => this.open(name, row, { fly, at, back, quiet }));
    const table = scene.tables[name];
    const id = table.get('id', row);
    this.again = () => this.open(name, row, { back, quiet: true });
    scene.pick(name, [row]);
    scene.pickedRow = { name, row };
    const { panel } = host;
    const show = {
      title: (other) => this.titleOf(other),
      open: (other) => this.openId(other),
      read: panel.texts ? (report) => panel.read(id, report) : null,
      hasText: (report) => panel.texts.has(report),
      ask: host.options.onAsk ?? null,
    };
    const detail = detailOf(table, row, scene.tables.sources, show);
    const node = back ? h('div', {}, button({ class: 'sm-back' }, back, '‹ Everything here'), detail) : detail;
    const anchor = anchorOf(table, row);
    if (!anchor) panel.openDetail(detail, () => this.close());
    else {
      const latlng = at ?? L.latLng(yToLat(anchor[1]), xToLon(anchor[0]));
      if (fly) this.fly(latlng);
      this.reader.show(latlng, node, quiet);
    }
    host.redraw();
    panel.mark(id);
    panel.read(id, null, false);
    if (quiet) return null;
    if (host.view.selected !== id) scene.view = change(scene.view, { selected: id });
    host.options.onPick?.(id);
    host.options.onView?.(host.view);
    return null;
  }

  /** Brings a spot into the picture, closer where the map is far away. */
  fly(latlng, zoom = NEAR) {
    const { map } = this.host;
    const inside = map.getBounds().pad(-0.12).contains(latlng) && map.getZoom() >= Math.min(7, zoom);
    if (!inside) map.setView(latlng, Math.max(map.getZoom(), zoom), { animate: false });
  }

  openId(id) {
    const { arriving } = this.host;
    if (!arriving.whole) return arriving.when(() => this.openId(id));
    const found = this.scene.find(id);
    if (!found) return false;
    this.reveal(...found);
    this.open(found[0], found[1], { fly: true });
    return true;
  }

  /** The view says what is selected; the reader follows. */
  follow(id, { fly }) {
    if (id === null) return this.close();
    const found = this.scene.find(id);
    if (!found) return null;
    this.reveal(...found);
    this.open(found[0], found[1], { fly });
    return null;
  }

  /** Switches on, winds to and lets through what hides a row. */
  reveal(name, row) {
    const { host, scene } = this;
    const hidden = () => scene.masks[name]?.[row] === 0;
    if (!hidden()) return;
    const look = (view) => host.look(change(view, { selected: host.view.selected }), { quiet: true });
    look(scene.viewShowing(name, row));
    if (hidden()) look(change(host.view, { filters: NO_FILTERS }));
    const start = scene.tables[name].get('start', row);
    if (hidden() && start !== null && scene.steps.length) {
      const [first, last] = scene.window;
      look(change(host.view, { time: [Math.min(start, scene.steps[first].from), Math.max(start, scene.steps[last].to)] }));
    }
  }

  titleOf(id) {
    const found = this.scene.find(id);
    return found ? this.scene.tables[found[0]].get('title', found[1]) : null;
  }

  /** Everything at a cluster of marks. */
  openHere(cluster) {
    if (!this.host.arriving.whole) return this.host.arriving.when(() => this.openHere(cluster));
    const { points } = this.scene;
    const rows = cluster.points.map((p) => [points.names[points.of[p]], points.row[p]]);
    const latlng = L.latLng(yToLat(cluster.world.y), xToLon(cluster.world.x));
    const back = () => this.openHere(cluster);
    const list = this.host.panel.listOf(rows, (name, row) => this.open(name, row, { at: latlng, back }));
    this.scene.picked = new Set(cluster.points);
    const place = cluster.name ? `, ${cluster.name}` : '';
    this.reader.show(latlng, h('div', { class: 'sm-here' }, h('h3', { dir: 'auto' }, `Everything here${place}`), list));
    return this.host.redraw();
  }

  /** Words about a position that is no feature: where a name of a report was placed. */
  openPlace(at, node) {
    // A country's middle lies off this map more often than not: its words are read beside it.
    if (!at || !this.near(at)) return this.host.panel.openDetail(node, () => this.close());
    const latlng = L.latLng(at[0], at[1]);
    if (!this.host.map.getBounds().pad(-0.1).contains(latlng)) this.host.map.panTo(latlng, { animate: false });
    return this.reader.show(latlng, node);
  }

  near([lat, lon]) {
    const box = this.scene.meta.focus;
    if (!box) return true;
    const [wide, tall] = [Math.max(1, box[2] - box[0]), Math.max(1, box[3] - box[1])];
    return lon > box[0] - wide && lon < box[2] + wide && lat > box[1] - tall && lat < box[3] + tall;
  }

  /** Everything under a dot, when marks are drawn as dots. */
  openHeap(p) {
    const { scene, host } = this;
    const heap = heapAt(host.ground.view, scene, p);
    if (heap.points.length === 1) this.open(scene.points.names[scene.points.of[p]], scene.points.row[p]);
    else this.openHere({ ...heap, world: heap });
  }

  /** What a sentence rests on: one feature is opened, several are marked, brought into view and listed. */
  openMany(ids) {
    const { host, scene } = this;
    if (!host.arriving.whole) return host.arriving.when(() => this.openMany(ids));
    const found = ids.map((id) => scene.find(id)).filter(Boolean);
    if (found.length <= 1) return found.length ? this.openId(scene.tables[found[0][0]].get('id', found[0][1])) : false;
    for (const [name, row] of found) this.reveal(name, row);
    this.reader.close();
    scene.picked = scene.pointsOf(found.map(([name, row]) => [name, [row]]));
    const spots = found.map(([name, row]) => anchorOf(scene.tables[name], row)).filter(Boolean).map(([x, y]) => [yToLat(y), xToLon(x)]);
    if (spots.length) host.map.fitBounds(L.latLngBounds(spots).pad(0.2), { animate: false, maxZoom: Math.max(NEAR, host.map.getZoom()) });
    host.redraw();
    host.panel.openList(found, (name, row) => this.open(name, row, { fly: true }), () => this.closed());
    return true;
  }

  /** After other data have come: what is open is read anew, or closed where it is gone. */
  renew() {
    const { selected } = this.host.view;
    const found = selected === null ? null : this.scene.find(selected);
    if (!found) return selected === null ? null : this.close();
    return this.open(found[0], found[1], { quiet: true });
  }

  close() {
    this.reader.close();
    this.host.panel.closeDrawer();
    this.closed();
  }

  closed() {
    const { host, scene } = this;
    scene.pick(null);
    scene.pickedRow = null;
    host.redraw();
    host.panel.mark(null);
    if (host.view.selected === null) return;
    scene.view = change(scene.view, { selected: null });
    host.options.onPick?.(null);
    host.options.onView?.(host.view);
  }
}
