/** The situation map in an element; `mount.js` makes it. README.md tells its use. */

import * as L from 'leaflet';
import { Arriving, asksForAll } from './arriving.js';
import { Backdrop } from './backdrop.js';
import { CanvasLayer } from './canvas.js';
import { decode } from './columns.js';
import { Comparison, paintComparison } from './compare.js';
import { button, h, replace } from './dom.js';
import { Finder } from './finder.js';
import { Framing } from './framing.js';
import { paintAims, paintOver } from './ground.js';
import { paintNames } from './names.js';
import { Lettering } from './lettering.js';
import { layoutMarks, paintMarks, placeMarks } from './marks.js';
import { Opener } from './opener.js';
import { Panel } from './panel.js';
import { Picking } from './picking.js';
import { Pointer } from './pointer.js';
import { printing } from './printing.js';
import { Scene } from './scene.js';
import { Searching } from './searching.js';
import { Stamps } from './stamps.js';
import { Story } from './story.js';
import { readTheme } from './theme.js';
import { TimeBar } from './timebar.js';
import { inflate } from './unpacking.js';
import { politeWheel } from './wheel.js';
import { NO_FILTERS, change, drawnAlike, fromText, toText } from './view.js';

const MAX_ZOOM = 15;

export class SituationMap {
  constructor(root, situation, scene, options) {
    [this.root, this.scene, this.options] = [root, scene, options];
    this.arriving = new Arriving(situation);
    this.searching = new Searching(() => this.look(this.view));
    this.build();
    this.watch();
    this.look(this.view, { first: true });
    this.map.on('moveend', () => this.moved());
    root.situation = this;
    root.dataset.ready = situation.whole ? 'true' : 'marks';
  }

  /** More of the situation has come: first what the ground needs. */
  complete(next) {
    const { grounded } = this.arriving;
    this.arriving.complete(next);
    if (!grounded) this.redraw();
    if (this.arriving.whole) this.root.dataset.ready = 'true';
  }

  build() {
    const { scene } = this;
    this.stage = h('div', { class: 'sm-stage', role: 'region', 'aria-label': 'Map; the list of events says the same in words' });
    this.opener = new Opener(this);
    this.panel = new Panel(scene, {
      onChange: (fields) => this.change(fields),
      onOpen: (name, row) => this.opener.open(name, row, { fly: true }),
      onOpenId: (id) => this.opener.openId(id),
      onPlace: (at, node) => this.opener.openPlace(at, node),
      onSelect: (ids) => this.opener.openMany(ids),
      onZoom: (boxes) => this.framing.fitBoxes(boxes),
      arrived: (act) => this.arriving.arrived(act),
    });
    this.timebar = new TimeBar(scene, (fields) => this.change(fields));
    this.over = h('div', { class: 'sm-over' });
    const main = h('div', { class: 'sm-main' }, h('div', { class: 'sm-stand' }, this.stage, this.over), this.timebar.node);
    replace(this.root, h('div', { class: 'sm-box' }, h('div', { class: 'sm-frame' }, main, this.panel.node)));
    // Leaflet asks for the stage's style: it stands in the page already.
    this.map = L.map(this.stage, {
      zoomSnap: 0.5, zoomDelta: 1, minZoom: 3, maxZoom: MAX_ZOOM, attributionControl: false, zoomControl: false,
      wheelPxPerZoomLevel: 90, keyboard: true, fadeAnimation: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    this.framing = new Framing(this);
    this.finder = new Finder(this);
    this.story = new Story(this);
    this.picking = new Picking(this);
    this.over.append(this.finder.node, this.picking.node, this.story.node);
    this.addControls();
    this.framing.place();
    this.addCanvases();
    this.pointer = new Pointer(this);
    this.root.append(this.opener.reader.sheet);
  }

  addControls() {
    L.control.zoom({ position: 'topright' }).addTo(this.map);
    const home = L.control({ position: 'topright' });
    home.onAdd = () => h('div', { class: 'leaflet-bar' },
      button({ class: 'sm-home', title: 'Show the whole situation', 'aria-label': 'Show the whole situation' }, () => this.fit(), '⤢'));
    home.addTo(this.map);
    const { tiles } = this.scene.meta;
    if (tiles) {
      L.tileLayer(tiles.url, { maxZoom: 19 }).addTo(this.map);
      this.over.append(h('small', { class: 'sm-credit' }, tiles.credit));
    }
    L.control.scale({ position: 'bottomright', maxWidth: 140 }).addTo(this.map);
  }

  addCanvases() {
    this.ground = new CanvasLayer((ctx, sheet) => this.paintGround(ctx, sheet), { pane: 'overlayPane', ready: (sheet) => this.groundReady(sheet) });
    this.backdrop = new Backdrop(() => this.ground.redraw());
    this.lettering = new Lettering();
    this.stamps = new Stamps();
    this.marks = new CanvasLayer((ctx, sheet) => this.paintMarks(ctx, sheet), {
      pane: 'markerPane',
      ready: (sheet) => !this.scene.dense || this.stamps.ready(sheet, this.scene),
      spent: () => (this.scene.dense ? this.stamps.spent : 0),
      slow: () => this.scene.dense,
      partly: () => this.scene.dense && this.stamps.partly,
    });
    this.ground.addTo(this.map);
    this.marks.addTo(this.map);
  }

  /** The frozen value that says what is looked at; see view.js. */
  get view() {
    return this.scene.view;
  }

  /** Replaces some fields of the view; `layers` and `filters` may name only what changes. */
  change(fields) {
    this.look(change(this.view, fields));
  }

  /** Looks at another view: a value of view.js or its text. Told to `onView` unless `quiet`. */
  setView(view, { quiet = false } = {}) {
    const next = typeof view === 'string' ? fromText(view) : view;
    if (toText(next) !== toText(this.view)) this.look(next, { quiet });
  }

  look(view, { quiet = false, first = false } = {}) {
    if (!this.arriving.whole && asksForAll(view)) return this.arriving.when(() => this.look(view, { quiet, first }));
    const before = this.view;
    const found = this.searching.found(this.scene.tables, view.filters.words);
    if (first || found !== this.scene.found || !drawnAlike(before, view)) {
      // The scene has looked at its first view already.
      if (!first || found) this.scene.look(view, found);
      this.compared();
      this.draw();
    } else this.scene.view = view;
    if (view.map && String(view.map) !== String(before.map) && !first) this.framing.place();
    if (first ? view.selected : view.selected !== before.selected) this.opener.follow(view.selected, { fly: !view.map });
    if (view.step !== before.step || first) this.story.show();
    if (!quiet && !first) this.options.onView?.(this.view);
    return null;
  }

  // Both ends of the time shown are set against each other.
  compared() {
    const { scene } = this;
    scene.comparison = scene.view.compare && scene.steps.length > 1 ? new Comparison(scene) : null;
  }

  moved() {
    const { lat, lng } = this.map.getCenter();
    const map = Object.freeze([Number(lat.toFixed(5)), Number(lng.toFixed(5)), this.map.getZoom()]);
    if (this.printing || this.framing.fitting || String(map) === String(this.view.map)) return;
    this.scene.view = change(this.view, { map });
    this.options.onView?.(this.view);
  }

  /** Other columns, the same view: only what is drawn changes. */
  async update(packed) {
    this.renew(decode(await inflate(packed)));
  }

  renew(situation) {
    const known = reportsOf(this.scene);
    this.arriving = new Arriving(situation);
    this.scene = new Scene(situation, readTheme(this.root), this.view);
    // Other reports tell of other days: what they say is not hidden by the time that was chosen before.
    if (reportsOf(this.scene) !== known) this.scene.view = change(this.view, { time: null, compare: false });
    const { view } = this;
    this.layoutKey = null;
    this.searching.forget();
    this.stamps = new Stamps();
    this.lettering = new Lettering();
    this.backdrop.forget();
    this.panel.renew(this.scene);
    this.timebar.renew(this.scene);
    this.finder.renew();
    this.story.show();
    this.scene.look(view, this.searching.found(this.scene.tables, view.filters.words));
    this.compared();
    this.draw();
    this.opener.renew();
    if (reportsOf(this.scene) !== known && !this.framing.inSight()) this.fit();
  }

  /** Opens a feature by its id and flies to it; null closes what is open. */
  select(id) {
    return id === null ? this.opener.close() : this.opener.openId(id);
  }

  reset() {
    this.change({ filters: NO_FILTERS });
  }

  fit() {
    return this.framing.fit();
  }

  paintGround(ctx, sheet) {
    const { scene } = this;
    if (!this.arriving.grounded) {
      this.backdrop.blank(ctx, sheet, scene);
      if (this.printing) this.paintMarks(ctx, sheet);
      return;
    }
    const key = `${sheet.zoom}/${scene.version}`;
    if (this.layoutKey !== key) [this.layout, this.layoutKey] = [scene.dense ? [] : layoutMarks(scene, sheet.scale), key];
    this.placed = placeMarks(this.layout, sheet);
    if (!this.backdrop.paint(ctx, sheet, scene, Boolean(this.printing))) return;
    paintOver(ctx, sheet, scene);
    if (scene.comparison) paintComparison(ctx, sheet, scene);
    paintNames(ctx, this.lettering.on(ctx, sheet, scene, this.placed), scene.theme);
    // On paper all is one picture: not every reader of PDF lays one with holes over another rightly.
    if (this.printing) this.paintMarks(ctx, sheet);
  }

  // Among ten thousand zones names take a frame of their own.
  groundReady(sheet) {
    const { lettering, scene } = this;
    if (!scene.dense || !this.backdrop.done || lettering.has(sheet, scene)) return true;
    lettering.on(this.ground._ctx, sheet, scene, this.placed);
    return false;
  }

  paintMarks(ctx, sheet) {
    if (!this.scene.dense && !this.arriving.grounded) return;
    if (this.scene.dense) this.stamps.paint(ctx, sheet, this.scene, Boolean(this.printing));
    else paintMarks(ctx, this.placed, this.scene);
    paintAims(ctx, sheet, this.scene);
  }

  // Dots need nothing of the ground, which follows them.
  draw() {
    if (this.scene.dense && this.ground.view) {
      this.placed = [];
      this.ground.follow();
    } else this.ground.draw();
    this.marks.draw();
    this.panel.show();
    this.timebar.show();
  }

  redraw() {
    this.ground.redraw();
    this.marks.redraw();
  }

  setTheme() {
    if (this.printing) return;
    this.scene.setTheme(readTheme(this.root));
    this.panel.rebuild();
    this.draw();
  }

  watch() {
    this.resizes = new ResizeObserver(() => this.framing.resized());
    this.resizes.observe(this.stage);
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.scheme = window.matchMedia('(prefers-color-scheme: dark)');
    this.scheme.addEventListener('change', () => this.setTheme(), { signal });
    this.themes = new MutationObserver(() => this.setTheme());
    this.themes.observe(this.root, { attributes: true, attributeFilter: ['data-theme'] });
    this.root.addEventListener('keydown', (event) => this.onKey(event), { signal });
    this.root.addEventListener('pointerdown', () => { this.byKeyboard = false; }, { signal });
    printing(this, signal);
    if (this.options.scrolls) politeWheel(this.map, this.stage, signal);
  }

  onKey(event) {
    this.byKeyboard = true;
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.picking.mode) this.picking.cancel();
    else if (this.view.selected || this.opener.reader.shown) this.opener.close();
  }

  destroy() {
    this.timebar.stop();
    this.searching.forget();
    this.backdrop.forget();
    this.resizes.disconnect();
    this.themes.disconnect();
    this.ending.abort();
    this.map.remove();
    this.root.replaceChildren();
  }
}

// The reports whose texts are at hand; the same text for the same reports.
const reportsOf = ({ tables: { texts } }) => (texts?.columns.report ? JSON.stringify(Array.from({ length: texts.n }, (_, row) => texts.get('report', row)).sort()) : '');
