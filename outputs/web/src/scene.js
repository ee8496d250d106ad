/** What the map knows at one moment: decoded tables, the view, which rows are shown. No DOM, no Leaflet. */

import { buildBase } from './base.js';
import { Filters } from './filters.js';
import { buildPoints, listShown, pointOf, shownPoints } from './points.js';
import { MANY } from './stamps.js';
import { sidesOf } from './theme.js';
import { EVENT_TABLES, countOn, firstWindow, groundRows, shownRows, stepsOf, stepsWithin } from './time.js';
import { START, change, filtering } from './view.js';
import { extent, lonToX, latToY } from './world.js';
import { buildZones } from './zone.js';
import { manyZones } from './zones.js';

const HELD_TABLES = ['zones', 'fronts'];

export class Scene {
  constructor({ meta, tables }, theme, view = START) {
    this.meta = meta;
    this.tables = tables;
    this.steps = stepsOf(tables, meta.as_of ?? null);
    this.view = view;
    this.found = null;
    this.picked = null;
    this.version = 0;
    this.origin = middleOf(meta.focus, tables);
    this.base = buildBase(tables, this.origin);
    this.built = new Map();
    this.points = buildPoints(tables);
    this.filters = new Filters(tables);
    this.setTheme(theme);
    this.refresh();
  }

  /** The zones of now and of earlier moments; built, as all shapes of the ground, when they are first drawn or asked for. */
  get zones() {
    return this.ground('zones', 'past_zones');
  }

  get fronts() {
    return this.ground('fronts', 'past_fronts');
  }

  get drawn() {
    return this.ground('drawn');
  }

  get model() {
    return this.ground('model');
  }

  ground(...names) {
    if (!this.built.has(names[0])) this.built.set(names[0], names.flatMap((name) => buildZones(this.tables[name], this.origin, this.tables.zone_parts)));
    return this.built.get(names[0]);
  }

  /** The switches of the layers, by name. */
  get switches() {
    return this.view.layers;
  }

  /** [first, last] step of the time control: what the view says, else what the data say. */
  get window() {
    return this.view.time ? stepsWithin(this.steps, this.view.time) : this.first;
  }

  get first() {
    this.firstWindow ??= firstWindow(this.steps, this.meta.as_of ?? null);
    return this.firstWindow;
  }

  /** From now on another view is looked at; `found` are the rows that hold its words. */
  look(view, found = null) {
    [this.view, this.found] = [view, found];
    this.refresh();
  }

  setTheme(theme) {
    this.theme = theme;
    const find = sidesOf(this.meta, theme);
    const known = new Map();
    this.sideOf = (name) => {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    };
    this.dress = (this.dress ?? 0) + 1;
    this.version += 1;
    if (this.masks) this.groundKey = keyOf(this);
  }

  /** Works out anew which rows are shown. */
  refresh() {
    const [first, last] = this.window;
    const span = this.steps.length ? { from: this.steps[first].from, to: this.steps[last].to } : null;
    const moment = this.steps.length ? this.steps[last] : null;
    const { layers, filters } = this.view;
    this.filters.apply(filters, this.found);
    this.masks = {};
    this.inTime ??= {};
    for (const name of EVENT_TABLES) {
      const table = this.tables[name];
      if (!table) continue;
      this.inTime[name] = shownRows(table, span, layers.background, this.inTime[name]);
      this.masks[name] = layers[name] ? this.passing(this.inTime[name], name) : new Uint8Array(table.n);
    }
    this.maskGround(moment, filters);
    this.many = manyZones(this);
    this.groundKey = keyOf(this);
    this.shown = shownPoints(this.points, this.masks, this.shown);
    this.count = countOn(this.shown);
    this.dense = this.count > MANY;
    this.list = this.dense ? null : listShown(this.shown, this.count);
    this.version += 1;
  }

  maskGround(moment, filters) {
    for (const name of HELD_TABLES) Object.assign(this.masks, groundRows(this.tables, name, moment, this.meta));
    for (const name of ['drawn', 'model']) if (this.tables[name]) this.masks[name] = new Uint8Array(this.tables[name].n).fill(1);
    for (const zone of filters.sides.length || filters.confidence > 0 ? this.zones : []) {
      const other = filters.sides.length && !filters.sides.includes(zone.side ?? '') && !filters.sides.includes(zone.rival);
      if (other || zone.sure < filters.confidence - 1e-6) this.masks[zone.name][zone.row] = 0;
    }
    const { unlocated } = this.tables;
    if (unlocated) this.masks.unlocated = this.passing(new Uint8Array(unlocated.n).fill(1), 'unlocated');
  }

  // Without a filter the rows in time are those shown.
  passing(base, name) {
    return filtering(this.view) || this.found ? passing(base, this.filters.fails[name]) : base;
  }

  /** [table name, row] of a feature's id, or null. */
  find(id) {
    this.ids ??= new Map();
    if (this.ids.has(id)) return this.ids.get(id);
    for (const [name, table] of Object.entries(this.tables)) {
      if (name.startsWith('base_') || name === 'sources') continue;
      const row = table.find('id', id);
      if (row < 0) continue;
      this.ids.set(id, [name, row]);
      return [name, row];
    }
    return null;
  }

  /** Marks the points of some rows as picked; null for none. */
  pick(name, rows) {
    this.picked = name === null ? null : this.pointsOf([[name, rows]]);
  }

  /** The numbers of the points of rows: [[table name, rows], …]. */
  pointsOf(chosen) {
    const { points } = this;
    const picked = new Set();
    for (const [name, rows] of chosen) {
      for (const row of rows) {
        const p = pointOf(points, name, row);
        if (p >= 0) picked.add(p);
      }
    }
    return picked;
  }

  /** The layers that are switched so that a row of a table can be seen. */
  viewShowing(name, row) {
    const layer = name.replace(/^past_/, '');
    const wanted = {};
    if (layer in this.view.layers) wanted[layer] = true;
    const modality = this.tables[name].get('modality', row);
    if (['planned', 'denied', 'historical'].includes(modality)) wanted.background = true;
    return change(this.view, { layers: wanted });
  }
}

// What the ground's picture depends on besides its place: which zones and fronts are shown, switches, colours.
function keyOf({ masks, dress, view: { layers } }) {
  let hash = 0x811c9dc5;
  for (const name of ['zones', 'past_zones', 'fronts', 'past_fronts']) {
    const mask = masks[name] ?? [];
    for (let i = 0; i < mask.length; i++) hash = Math.imul(hash ^ (mask[i] + 1), 0x01000193);
  }
  return [hash, dress, layers.zones, layers.fronts, layers.drawn, layers.model].join('/');
}

function passing(base, fails) {
  const shown = new Uint8Array(base.length);
  for (let i = 0; i < base.length; i++) shown[i] = base[i] && !fails[i] ? 1 : 0;
  return shown;
}

// Where world units are counted from: near what is shown, so that small numbers keep a canvas exact at high zooms.
function middleOf(focus, tables) {
  if (focus) return [lonToX((focus[0] + focus[2]) / 2), latToY((focus[1] + focus[3]) / 2)];
  const box = extent([...EVENT_TABLES, ...HELD_TABLES].map((name) => tables[name]));
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [128, 128];
}
