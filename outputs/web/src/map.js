/** The situation map: mounts itself in an element, from the columns of `outputs/columns.py`. */

import * as L from 'leaflet';
import { CanvasLayer } from './canvas.js';
import { decode, inflate } from './columns.js';
import { detailOf } from './detail.js';
import { button, h, replace } from './dom.js';
import { paintGround } from './ground.js';
import { paintNames } from './names.js';
import { layoutMarks, markAt, paintMarks, placeMarks } from './marks.js';
import { Panel } from './panel.js';
import { featureAt } from './pick.js';
import { Reader } from './reader.js';
import { Scene } from './scene.js';
import { Stamps, heapAt } from './stamps.js';
import { readTheme } from './theme.js';
import { TimeBar } from './timebar.js';
import { xToLon, yToLat, anchorOf } from './world.js';

const MAX_ZOOM = 15;

/**
 * Draws a situation into an element.
 *
 * @param {HTMLElement} root becomes the map; its `data-theme` may be light, dark or absent (as the system says)
 * @param {Uint8Array} packed gzip of columns
 * @param {object} [options] `onPick(id | null)` when a feature is opened or closed; `view` [lat, lon, zoom]
 * @returns {Promise<SituationMap>}
 */
export async function mount(root, packed, options = {}) {
  const map = new SituationMap(root, decode(await inflate(packed)), options);
  document.fonts?.ready.then(() => map.ground?.redraw());
  return map;
}

export class SituationMap {
  constructor(root, situation, options) {
    this.root = root;
    this.options = options;
    root.classList.add('sitmap');
    this.scene = new Scene(situation, readTheme(root));
    this.build();
    this.watch();
    this.draw();
    root.situation = this;
    root.dataset.ready = 'true';
  }

  build() {
    const { scene } = this;
    this.stage = h('div', { class: 'sm-stage' });
    this.panel = new Panel(scene, {
      onSwitch: (name, on) => this.change(() => { scene.switches[name] = on; }),
      onOpen: (name, row) => this.open(name, row, true),
      onOpenId: (id) => this.openId(id),
      onPlace: (at, node) => this.showPlace(at, node),
    });
    this.timebar = scene.steps.length > 1
      ? new TimeBar(scene.steps, scene.window, (window) => this.change(() => { scene.window = [...window]; })) : null;
    const main = h('div', { class: 'sm-main' }, this.stage, this.timebar?.node);
    replace(this.root, h('div', { class: 'sm-box' }, h('div', { class: 'sm-frame' }, main, this.panel.node)));
    this.map = L.map(this.stage, {
      zoomSnap: 0.5, zoomDelta: 1, minZoom: 3, maxZoom: MAX_ZOOM, attributionControl: false, zoomControl: false,
      wheelPxPerZoomLevel: 90, keyboard: true, fadeAnimation: false,
    });
    L.control.zoom({ position: 'topright' }).addTo(this.map);
    this.addHome();
    if (scene.meta.tiles) this.addTiles(scene.meta.tiles);
    L.control.scale({ position: 'bottomright', maxWidth: 140 }).addTo(this.map);
    this.fit();
    this.ground = new CanvasLayer((ctx, view) => this.paintGround(ctx, view), { pane: 'overlayPane' }).addTo(this.map);
    this.stamps = new Stamps();
    this.marks = new CanvasLayer((ctx, view) => this.paintMarks(ctx, view), { pane: 'markerPane' }).addTo(this.map);
    this.reader = new Reader(this.map, this.root, () => this.unpick());
    this.map.on('click', (event) => this.onClick(event));
    this.map.on('mousemove', (event) => this.onMove(event));
  }

  /** A button beside the zoom that brings the whole situation back. */
  addHome() {
    const home = L.control({ position: 'topright' });
    home.onAdd = () => h('div', { class: 'leaflet-bar' },
      button({ class: 'sm-home', title: 'Show the whole situation', 'aria-label': 'Show the whole situation' }, () => this.fit(true), '⤢'));
    home.addTo(this.map);
  }

  addTiles({ url, credit }) {
    L.tileLayer(url, { maxZoom: 19 }).addTo(this.map);
    this.stage.append(h('small', { class: 'sm-credit' }, credit));
  }

  fit(home = false) {
    const { view } = this.options;
    if (view && !home) return this.map.setView([view[0], view[1]], view[2], { animate: false });
    const box = this.scene.meta.focus ?? null;
    const bounds = box ? [[box[1], box[0]], [box[3], box[2]]] : null;
    if (bounds) return this.map.fitBounds(bounds, { animate: false, paddingTopLeft: [48, 56], paddingBottomRight: [72, 56], maxZoom: 11 });
    return this.map.setView([20, 10], 3, { animate: false });
  }

  paintGround(ctx, view) {
    const { scene } = this;
    const key = `${view.zoom}/${scene.version}`;
    if (this.layoutKey !== key) [this.layout, this.layoutKey] = [scene.dense ? [] : layoutMarks(scene, view.scale), key];
    this.placed = placeMarks(this.layout, view);
    paintGround(ctx, view, scene);
    paintNames(ctx, view, scene, this.placed);
  }

  paintMarks(ctx, view) {
    if (this.scene.dense) this.stamps.paint(ctx, view, this.scene);
    else paintMarks(ctx, this.placed, this.scene.theme, this.scene.picked);
  }

  draw() {
    this.ground.draw();
    this.marks.draw();
    this.panel.show();
  }

  change(edit) {
    edit();
    this.scene.refresh();
    this.draw();
  }

  setTheme() {
    this.scene.setTheme(readTheme(this.root));
    this.panel.rebuild();
    this.draw();
  }

  watch() {
    this.resizes = new ResizeObserver(() => this.map.invalidateSize({ animate: false, pan: false }));
    this.resizes.observe(this.stage);
    this.scheme = window.matchMedia('(prefers-color-scheme: dark)');
    this.onScheme = () => this.setTheme();
    this.scheme.addEventListener('change', this.onScheme);
    this.themes = new MutationObserver(this.onScheme);
    this.themes.observe(this.root, { attributes: true, attributeFilter: ['data-theme'] });
  }

  at(event) {
    const point = this.ground.toCanvas(event.containerPoint);
    if (this.scene.dense) {
      const p = this.stamps.at(point);
      if (p >= 0) return { heap: p };
    }
    return markAt(this.placed, point) ?? featureAt(this.scene, this.ground, point);
  }

  onMove(event) {
    const hit = this.at(event);
    this.stage.style.cursor = hit ? 'pointer' : '';
    if (!hit?.sign) return this.tip?.remove();
    this.tip ??= L.tooltip({ direction: 'top', offset: [0, -14], opacity: 1 });
    const latlng = [yToLat(hit.cluster.y0 ?? hit.cluster.world.y), xToLon(hit.cluster.world.x)];
    return this.tip.setLatLng(latlng).setContent(this.tipOf(hit.sign)).addTo(this.map);
  }

  tipOf(sign) {
    const { points, tables } = this.scene;
    const table = tables[sign.table];
    const text = table.get('title', points.row[sign.points[0]]);
    return h('span', { dir: 'auto' }, sign.count > 1 ? `${text} … and ${sign.count - 1} more` : text);
  }

  onClick(event) {
    this.tip?.remove();
    const hit = this.at(event);
    if (!hit) return;
    if (hit.heap !== undefined) this.openHeap(hit.heap);
    else if (!hit.sign) this.open(hit.name, hit.row, false, event.latlng);
    else if (hit.cluster.points.length === 1) this.open(hit.sign.table, this.scene.points.row[hit.sign.points[0]], false);
    else this.openHere(hit.cluster, hit.sign.table);
  }

  openHeap(p) {
    const { scene } = this;
    const heap = heapAt(this.ground.view, scene, p);
    if (heap.points.length === 1) this.open(scene.points.names[scene.points.of[p]], scene.points.row[p], false);
    else this.openHere({ ...heap, world: heap });
  }

  /** Opens one feature; `fly` brings it into view first. */
  open(name, row, fly, latlng = null, back = null) {
    const { scene } = this;
    const table = scene.tables[name];
    scene.pick(name, [row]);
    const show = {
      title: (id) => this.titleOf(id),
      open: (id) => this.openId(id),
      read: this.panel.texts ? (report) => this.panel.read(table.get('id', row), report) : null,
      hasText: (report) => this.panel.texts.has(report),
    };
    const detail = detailOf(table, row, scene.tables.sources, show);
    const node = back ? h('div', {}, button({ class: 'sm-back' }, back, '‹ Everything here'), detail) : detail;
    const anchor = anchorOf(table, row);
    if (!anchor) this.panel.openDetail(detail, () => this.unpick());
    else {
      const at = latlng ?? L.latLng(yToLat(anchor[1]), xToLon(anchor[0]));
      if (fly && !this.map.getBounds().pad(-0.1).contains(at)) this.map.setView(at, Math.max(this.map.getZoom(), 8), { animate: false });
      this.reader.show(at, node);
    }
    this.redrawPicked();
    this.panel.read(table.get('id', row), null, false);
    this.options.onPick?.(table.get('id', row));
  }

  near([lat, lon]) {
    const box = this.scene.meta.focus;
    if (!box) return true;
    const [wide, tall] = [Math.max(1, box[2] - box[0]), Math.max(1, box[3] - box[1])];
    return lon > box[0] - wide && lon < box[2] + wide && lat > box[1] - tall && lat < box[3] + tall;
  }

  /** Shows words about a position that is no feature: where a name of a report was placed. */
  showPlace(at, node) {
    // A country's middle lies off this map more often than not: its words are read beside it.
    if (!at || !this.near(at)) {
      this.panel.openDetail(node, () => {});
      return;
    }
    const latlng = L.latLng(at[0], at[1]);
    if (!this.map.getBounds().pad(-0.1).contains(latlng)) this.map.panTo(latlng, { animate: false });
    this.reader.show(latlng, node);
  }

  openId(id) {
    const found = this.scene.find(id);
    if (found) this.open(found[0], found[1], true);
  }

  titleOf(id) {
    const found = this.scene.find(id);
    return found ? this.scene.tables[found[0]].get('title', found[1]) : null;
  }

  /** The list of everything at a cluster. */
  openHere(cluster) {
    const { points } = this.scene;
    const rows = cluster.points.map((p) => [points.names[points.of[p]], points.row[p]]);
    const latlng = L.latLng(yToLat(cluster.world.y), xToLon(cluster.world.x));
    const again = () => this.openHere(cluster);
    const list = this.panel.listOf(rows, (name, row) => this.open(name, row, false, latlng, again));
    this.scene.picked = new Set(cluster.points);
    const place = cluster.name ? `, ${cluster.name}` : '';
    this.reader.show(latlng, h('div', { class: 'sm-here' }, h('h3', { dir: 'auto' }, `Everything here${place}`), list));
    this.redrawPicked();
  }

  unpick() {
    this.scene.pick(null);
    this.redrawPicked();
    this.options.onPick?.(null);
  }

  redrawPicked() {
    this.ground.redraw();
    this.marks.redraw();
  }

  destroy() {
    this.timebar?.stop();
    this.resizes.disconnect();
    this.themes.disconnect();
    this.scheme.removeEventListener('change', this.onScheme);
    this.map.remove();
    this.root.replaceChildren();
  }
}
