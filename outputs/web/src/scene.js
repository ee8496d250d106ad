/** What the map knows at one moment: decoded tables, what is switched on, which rows are shown. No DOM, no Leaflet. */

import { buildBase } from './base.js';
import { buildPoints, shownPoints } from './points.js';
import { MANY } from './stamps.js';
import { sidesOf } from './theme.js';
import { EVENT_TABLES, firstWindow, groundRows, shownRows, stepsOf } from './time.js';
import { extent, lonToX, latToY } from './world.js';
import { buildZones } from './zones.js';

const HELD_TABLES = ['zones', 'fronts'];

export class Scene {
  constructor({ meta, tables }, theme) {
    this.meta = meta;
    this.tables = tables;
    this.steps = stepsOf(tables, meta.as_of ?? null);
    this.window = firstWindow(this.steps, meta.as_of ?? null);
    this.switches = {
      zones: true, fronts: true, control: true, strikes: true, clashes: true, displacement: true, other: false,
      circles: true, background: false,
    };
    this.picked = null;
    this.version = 0;
    const box = extent([...EVENT_TABLES, ...HELD_TABLES].map((name) => tables[name]));
    this.extent = box;
    this.origin = box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [128, 128];
    this.base = buildBase(tables, this.origin);
    this.zones = [...buildZones(tables.zones, this.origin), ...buildZones(tables.past_zones, this.origin)];
    this.fronts = [...buildZones(tables.fronts, this.origin), ...buildZones(tables.past_fronts, this.origin)];
    this.points = buildPoints(tables);
    placeZoneLabels(tables.zones);
    placeZoneLabels(tables.past_zones);
    this.setTheme(theme);
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
    this.look = (this.look ?? 0) + 1;
    this.version += 1;
  }

  /** Works out anew which rows are shown. */
  refresh() {
    const [first, last] = this.window;
    const span = this.steps.length ? { from: this.steps[first].from, to: this.steps[last].to } : null;
    const moment = this.steps.length ? this.steps[last] : null;
    this.masks = {};
    this.inTime = {};
    for (const name of EVENT_TABLES) {
      const table = this.tables[name];
      if (!table) continue;
      this.inTime[name] = shownRows(table, span, this.switches.background);
      this.masks[name] = this.switches[name] ? this.inTime[name] : new Uint8Array(table.n);
    }
    for (const name of HELD_TABLES) Object.assign(this.masks, groundRows(this.tables, name, moment, this.meta));
    if (this.tables.unlocated) this.masks.unlocated = new Uint8Array(this.tables.unlocated.n).fill(1);
    this.shown = shownPoints(this.points, this.masks);
    this.dense = this.shown.reduce((sum, on) => sum + on, 0) > MANY;
    this.version += 1;
  }

  /** [table name, row] of a feature's id, or null. */
  find(id) {
    if (!this.ids) {
      this.ids = new Map();
      for (const [name, table] of Object.entries(this.tables)) {
        if (table.has('id')) for (let i = 0; i < table.n; i++) this.ids.set(table.get('id', i), [name, i]);
      }
    }
    return this.ids.get(id) ?? null;
  }

  /** Marks the points of some rows as picked; null for none. */
  pick(name, rows) {
    this.picked = null;
    if (name === null) return;
    const wanted = new Set(rows);
    const { points } = this;
    this.picked = new Set();
    for (let p = 0; p < points.n; p++) if (points.names[points.of[p]] === name && wanted.has(points.row[p])) this.picked.add(p);
  }
}

// Where a zone's name stands, and how much room there is, in world units.
function placeZoneLabels(table) {
  if (!table?.has('label_lon')) return;
  const at = (name) => Array.from({ length: table.n }, (_, i) => table.get(name, i));
  const [lon, lat, reach] = [at('label_lon'), at('label_lat'), at('label_reach')];
  table.world_labels = {
    label_x: lon.map((value) => (value === null ? undefined : lonToX(value))),
    label_y: lat.map((value) => (value === null ? undefined : latToY(value))),
    label_reach: reach.map((value) => (value ?? 0) * (256 / 360)),
  };
}
