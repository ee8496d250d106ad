/**
 * Marks when there are too many to lay out: one dot each, written into one picture. Of those that begin in the same
 * little square only the latest is drawn; the others are drawn in order of time, the latest on top.
 */

import { codesOf } from './codes.js';
import { KIND } from './points.js';
import { RADIUS, SIZE, spriteOf } from './sprites.js';

/** More shown marks than this are drawn as dots. */
export const MANY = 2500;

/** From so many on dots are coarser: one pixel a screen pixel, and none begins where another did in the same little square. */
const VERY_MANY = 20000;
const SQUARE = [2, 4];

/** Very many dots are drawn in slices between frames when the map has been moved: so many milliseconds, looked at after so many dots. */
const SLICE_MS = 8;
const LOOK = 4096;

export class Stamps {
  /** Draws the shown points of a scene on a canvas; `over` what is on it already, else in its place, those in sight first. */
  paint(ctx, view, scene, over = false) {
    this.begin(view, scene, !over);
    if (this.partly && over) this.widen(scene.points.n);
    this.stamp(scene);
    if (this.scale !== view.dpr || over) this.enlarge(ctx, view);
    else if (this.partly) ctx.putImageData(this.image, 0, 0, view.pad.x, view.pad.y, view.size.x, view.size.y);
    else ctx.putImageData(this.image, 0, 0);
  }

  /** Draws on for a slice of time; true when a canvas can be painted at once. */
  ready(view, scene) {
    if (scene.points.n <= VERY_MANY) return true;
    this.begin(view, scene);
    if (this.partly) this.widen(scene.points.n);
    return this.stamp(scene, performance.now() + SLICE_MS);
  }

  // What is opened or drawn over the dots leaves them as they are.
  begin(view, scene, inSight = false) {
    const coarse = scene.points.n > VERY_MANY;
    const dpr = coarse ? 1 : view.dpr;
    const [width, height] = [Math.ceil(view.width * dpr), Math.ceil(view.height * dpr)];
    const place = [dpr, width, height, view.x, view.y, view.scale].join();
    const key = `${scene.version},${place}`;
    if (this.key === key) return;
    [this.key, this.scale, this.square] = [key, dpr, SQUARE[Number(coarse)]];
    this.prepare(width, height, scene, dpr);
    this.order ??= inTime(scene.points, scene.tables);
    if (this.place !== place) [this.place, this.unplaced] = [place, scene.points.n];
    // From world units to pixels.
    this.frame = { scale: view.scale * dpr, left: view.x * dpr, top: view.y * dpr };
    this.restart(scene.points.n);
    this.spent = 0;
    this.partly = inSight && coarse;
    if (this.partly) this.bound(view);
  }

  /** Nothing is chosen and nothing is drawn yet. */
  restart(n) {
    const { taken } = this;
    if (!this.blank) {
      this.pixels.fill(0);
      taken.fill(0, 0, taken.length - 1);
    }
    this.blank = false;
    // The last little square is that of all dots that are off the picture.
    taken[taken.length - 1] = 1;
    this.dots = { ...this.frame, of: this.dots?.of ?? new Uint32Array(Math.min(n, taken.length)), n: 0 };
    [this.left, this.undrawn, this.done] = [n, 0, false];
  }

  /** What is around the part in sight is drawn too. */
  widen(n) {
    this.partly = false;
    this.restart(n);
  }

  /** Closes the little squares in which dots begin that are out of sight. */
  bound({ pad, size }) {
    const { taken, square, across, reach } = this;
    const edge = reach + square;
    const last = Math.min(across, Math.ceil((pad.x + size.x + edge) / square));
    const inside = Math.max(0, Math.floor((pad.x - edge) / square));
    const [top, bottom] = [pad.y - edge, pad.y + size.y + edge];
    for (let row = 0; (row + 1) * across < taken.length; row++) {
      const from = row * across;
      if ((row + 1) * square < top || row * square > bottom) taken.fill(1, from, from + across);
      else taken.fill(1, from, from + inside).fill(1, from + last, from + across);
    }
  }

  /** Works on until all dots are there or a time is over; true when all are. */
  stamp(scene, end = Infinity) {
    const started = performance.now();
    while (!this.done && performance.now() <= end) this.step(scene);
    this.spent += performance.now() - started;
    return this.done;
  }

  /** Some thousand dots are looked at, the latest first, and then drawn, the latest last. */
  step(scene) {
    if (this.left > 0) {
      const to = this.left;
      const from = this.left = Math.max(0, to - LOOK);
      if (from < this.unplaced) {
        this.locate(scene.points, from, to);
        this.unplaced = from;
      }
      this.choose(scene.shown, from, to);
      if (from === 0) this.undrawn = this.dots.n;
    } else if (this.undrawn > 0) {
      const to = this.undrawn;
      this.undrawn = Math.max(0, to - LOOK);
      this.press(scene.points, this.undrawn, to);
    } else this.finish();
  }

  // Until a picture is done, the pointer finds the dots of the one before.
  finish() {
    const spare = this.seen;
    [this.done, this.seen] = [true, this.dots];
    this.dots = spare?.of.length === this.seen.of.length ? spare : null;
  }

  prepare(width, height, scene, dpr) {
    if (this.image?.width !== width || this.image?.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.across = Math.ceil(width / this.square) + 1;
      this.taken = new Uint8Array(this.across * (Math.ceil(height / this.square) + 1) + 1);
      [this.dots, this.blank] = [null, true];
    }
    const dress = `${scene.dress}/${dpr}/${width}`;
    if (this.dress !== dress) {
      this.dress = dress;
      this.reach = Math.ceil((SIZE * dpr) / 2) + 1;
      this.clothe(scene, dpr, width);
    }
  }

  /** One small picture for each kind and side present; `wardrobe`: which of them each table's sides have. */
  clothe({ points, tables, theme, sideOf }, dpr, width) {
    this.sprites = [];
    const known = new Map();
    const numberOf = (name, side) => {
      const colour = { strike: theme.strike, displacement: theme.movement, clash: theme.clash }[KIND[name]] ?? sideOf(side).colour;
      if (!known.has(colour) && known.size < 255) known.set(colour, this.sprites.push(spriteOf(colour, theme, dpr, width)) - 1);
      return known.get(colour) ?? 0;
    };
    this.wardrobe = points.names.map((name) => {
      const { values, codes } = codesOf(tables[name], ['side']);
      return { codes, numbers: Uint8Array.from(values, (side) => numberOf(name, side)) };
    });
  }

  spriteAt({ of, row }, p) {
    const { codes, numbers } = this.wardrobe[of[p]];
    return this.sprites[numbers[codes[row[p]]]];
  }

  /** In which little square each dot begins; kept as long as the map stays where it is. */
  locate({ n, x, y }, from, to) {
    if (this.cells?.length !== n) this.cells = new Uint32Array(n);
    const { cells, order, square, across, frame: { scale, left, top }, image: { width, height } } = this;
    const off = this.taken.length - 1;
    for (let k = from; k < to; k++) {
      const p = order[k];
      const px = (x[p] * scale - left) | 0;
      const py = (y[p] * scale - top) | 0;
      cells[k] = px < 0 || py < 0 || px >= width || py >= height ? off : ((py / square) | 0) * across + ((px / square) | 0);
    }
  }

  choose(shown, from, to) {
    const { cells, taken, order, dots } = this;
    const { of } = dots;
    let { n } = dots;
    for (let k = to - 1; k >= from; k--) {
      if (taken[cells[k]] || !shown[order[k]]) continue;
      taken[cells[k]] = 1;
      of[n++] = order[k];
    }
    dots.n = n;
  }

  press(points, from, to) {
    const { x, y } = points;
    const { pixels, reach, dots: { of, scale, left, top }, image: { width, height } } = this;
    for (let m = to - 1; m >= from; m--) {
      const p = of[m];
      const px = (x[p] * scale - left) | 0;
      const py = (y[p] * scale - top) | 0;
      const one = this.spriteAt(points, p);
      if (px < reach || py < reach || px >= width - reach || py >= height - reach) cut(one, px, py, pixels, width, height);
      else press(one, py * width + px, pixels);
    }
  }

  enlarge(ctx, view) {
    this.buffer ??= document.createElement('canvas');
    [this.buffer.width, this.buffer.height] = [this.image.width, this.image.height];
    this.buffer.getContext('2d').putImageData(this.image, 0, 0);
    ctx.drawImage(this.buffer, 0, 0, view.width, view.height);
  }

  /** The number of the point drawn at a canvas pixel (CSS), or -1. */
  at([x, y], { points }) {
    if (!this.seen) return -1;
    const { of, n, scale, left, top } = this.seen;
    const [px, py] = [Math.floor(x * this.scale), Math.floor(y * this.scale)];
    for (let m = 0; m < n; m++) {
      const p = of[m];
      const dx = px - ((points.x[p] * scale - left) | 0);
      if (dx > this.reach || dx < -this.reach) continue;
      if (this.spriteAt(points, p).covers(dx, py - ((points.y[p] * scale - top) | 0))) return p;
    }
    return -1;
  }
}

/** The points of all tables in order of time: each table is so already. */
export function inTime({ n, parts, row }, tables) {
  const order = new Uint32Array(n);
  const heads = parts.map(({ name, from, to, whole }) => {
    const { columns: { start }, runs } = tables[name];
    return { at: from, from, to, starts: (whole ? start?.heads : start?.a) ?? null, runs: whole ? runs : null, run: 0 };
  });
  const next = (head) => (head.at >= head.to ? Infinity : head.starts ? head.starts[head.runs ? head.run : row[head.at]] : -Infinity);
  const times = heads.map(next);
  for (let k = 0; k < n;) {
    let first = 0;
    for (let h = 1; h < heads.length; h++) if (times[h] < times[first]) first = h;
    const head = heads[first];
    // All of a run begins at once.
    const end = head.runs ? head.from + head.runs[head.run += 1] : head.at + 1;
    while (head.at < end) order[k++] = head.at++;
    times[first] = next(head);
  }
  return order;
}

function press({ ahead, colour }, middle, pixels) {
  for (let k = 0; k < ahead.length; k++) pixels[middle + ahead[k]] = colour[k];
}

/** A dot that is cut by the picture's edge. */
function cut({ dx, dy, colour }, px, py, pixels, width, height) {
  for (let k = 0; k < colour.length; k++) {
    const [qx, qy] = [px + dx[k], py + dy[k]];
    if (qx >= 0 && qy >= 0 && qx < width && qy < height) pixels[qy * width + qx] = colour[k];
  }
}

/** All shown points within a few pixels of one of them: what a click on a heap of dots means. */
export function heapAt(view, { points, shown }, p, reach = 1.5 * RADIUS) {
  const { x, y } = points;
  const [cx, cy] = [x[p], y[p]];
  const far = reach / view.scale;
  const heap = [];
  for (let q = 0; q < points.n; q++) {
    // Most of a million are told to be elsewhere by one number.
    const dx = x[q] - cx;
    if (dx <= far && dx >= -far && shown[q] && dx ** 2 + (y[q] - cy) ** 2 <= far ** 2) heap.push(q);
  }
  return { x: cx, y: cy, points: heap, name: null };
}
