/**
 * Marks when there are too many to lay out: one dot each, written into one picture, with a second picture of numbers
 * so that finding the mark under the pointer costs nothing. The latest are on top; what lies under them is skipped.
 */

import { codesOf } from './codes.js';
import { KIND } from './points.js';

/** More shown marks than this are drawn as dots. */
export const MANY = 2500;

/** From so many on dots are coarser: one pixel a screen pixel, and none begins where another did in the same little square. */
const VERY_MANY = 20000;
const SQUARE = [2, 4];

/** Very many dots are drawn in slices between frames when the map has been moved: so many milliseconds, looked at after so many dots. */
const SLICE_MS = 8;
const LOOK = 4096;

const RADIUS = 4;
const SIZE = 2 * RADIUS + 1;

export class Stamps {
  /** Draws the shown points of a scene on a canvas; `over` what is on it already, else in its place. */
  paint(ctx, view, scene, over = false) {
    this.begin(view, scene);
    this.stamp(view, scene);
    if (this.scale === view.dpr && !over) ctx.putImageData(this.image, 0, 0);
    else this.enlarge(ctx, view);
  }

  /** Draws on for a slice of time; true when a canvas can be painted at once. */
  ready(view, scene) {
    if (scene.points.n <= VERY_MANY) return true;
    this.begin(view, scene);
    return this.stamp(view, scene, performance.now() + SLICE_MS);
  }

  // What is opened or drawn over the dots leaves them as they are.
  begin(view, scene) {
    const coarse = scene.points.n > VERY_MANY;
    const dpr = coarse ? 1 : view.dpr;
    const [width, height] = [Math.ceil(view.width * dpr), Math.ceil(view.height * dpr)];
    const key = [scene.version, dpr, width, height, view.x, view.y, view.scale].join();
    if (this.key === key) return;
    [this.key, this.scale, this.square] = [key, dpr, SQUARE[Number(coarse)]];
    this.prepare(width, height, scene, dpr);
    this.order ??= inTime(scene.points, scene.tables);
    [this.left, this.spent] = [scene.points.n, 0];
  }

  /** Presses dots, the latest first, until all are there or a time is over; true when all are. */
  stamp(view, scene, end = Infinity) {
    const started = performance.now();
    while (this.left > 0) {
      this.press(view, scene, Math.min(this.left, LOOK));
      if (performance.now() > end) break;
    }
    this.spent += performance.now() - started;
    return !this.left;
  }

  prepare(width, height, scene, dpr) {
    if (this.image?.width !== width || this.image?.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.numbers = new Uint32Array(width * height);
      this.taken = new Uint8Array((Math.ceil(width / this.square) + 1) * (Math.ceil(height / this.square) + 1));
      this.width = width;
    } else for (const array of [this.pixels, this.numbers, this.taken]) array.fill(0);
    const dress = `${scene.dress}/${dpr}/${width}`;
    if (this.dress !== dress) {
      this.dress = dress;
      this.reach = Math.ceil((SIZE * dpr) / 2) + 1;
      this.clothe(scene, dpr, width);
    }
  }

  /** One small picture for each kind and side present; `sprite` numbers the points' pictures. */
  clothe({ points, tables, theme, sideOf }, dpr, width) {
    this.sprites = [];
    if (this.sprite?.length !== points.n) this.sprite = new Uint8Array(points.n);
    const known = new Map();
    const numberOf = (name, side) => {
      const colour = { strike: theme.strike, displacement: theme.movement, clash: theme.clash }[KIND[name]] ?? sideOf(side).colour;
      if (!known.has(colour) && known.size < 255) known.set(colour, this.sprites.push(spriteOf(colour, theme, dpr, width)) - 1);
      return known.get(colour) ?? 0;
    };
    for (const { name, from, to, whole } of points.parts) {
      const { values, codes } = codesOf(tables[name], ['side']);
      const numbers = Uint8Array.from(values, (side) => numberOf(name, side));
      if (whole) for (let p = from, i = 0; p < to; p++, i++) this.sprite[p] = numbers[codes[i]];
      else for (let p = from; p < to; p++) this.sprite[p] = numbers[codes[points.row[p]]];
    }
  }

  press(view, { points: { x, y }, shown }, many) {
    const { numbers, taken, sprite, order, square, reach, scale: dpr, image: { width, height } } = this;
    const scale = view.scale * dpr;
    const [left, top] = [view.x * dpr, view.y * dpr];
    const across = Math.ceil(width / square) + 1;
    const until = this.left -= many;
    for (let k = until + many - 1; k >= until; k--) {
      const p = order[k];
      if (!shown[p]) continue;
      const px = (x[p] * scale - left) | 0;
      const py = (y[p] * scale - top) | 0;
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const cell = ((py / square) | 0) * across + ((px / square) | 0);
      if (taken[cell]) continue;
      taken[cell] = 1;
      if (px < reach || py < reach || px >= width - reach || py >= height - reach) this.cut(px, py, p, width, height);
      else press(this.sprites[sprite[p]], py * width + px, p + 1, numbers, this.pixels);
    }
  }

  /** A dot that is cut by the picture's edge. */
  cut(px, py, p, width, height) {
    const { dx, dy, colour } = this.sprites[this.sprite[p]];
    for (let k = 0; k < colour.length; k++) {
      const [qx, qy] = [px + dx[k], py + dy[k]];
      if (qx < 0 || qy < 0 || qx >= width || qy >= height) continue;
      const at = qy * width + qx;
      if (this.numbers[at]) continue;
      this.numbers[at] = p + 1;
      this.pixels[at] = colour[k];
    }
  }

  enlarge(ctx, view) {
    this.buffer ??= document.createElement('canvas');
    [this.buffer.width, this.buffer.height] = [this.image.width, this.image.height];
    this.buffer.getContext('2d').putImageData(this.image, 0, 0);
    ctx.drawImage(this.buffer, 0, 0, view.width, view.height);
  }

  /** The number of the point drawn at a canvas pixel (CSS), or -1. */
  at([px, py]) {
    const number = this.numbers?.[Math.floor(py * this.scale) * this.width + Math.floor(px * this.scale)];
    return number ? number - 1 : -1;
  }
}

/** The points of all tables in order of time: each table is so already. */
export function inTime({ n, parts, row }, tables) {
  const order = new Uint32Array(n);
  const heads = parts.map(({ name, from, to, whole }) => ({ at: from, from, to, starts: tables[name].columns.start?.a ?? null, runs: whole ? tables[name].runs : null, run: 0 }));
  const next = (head) => (head.at >= head.to ? Infinity : head.starts ? head.starts[row[head.at]] : -Infinity);
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

// What is hidden by later dots in its middle and at its four ends is hidden.
function press(sprite, middle, number, numbers, pixels) {
  const { ahead, colour, down, right } = sprite;
  if (numbers[middle] && numbers[middle - down] && numbers[middle + down] && numbers[middle - right] && numbers[middle + right]) return;
  for (let k = 0; k < ahead.length; k++) {
    const at = middle + ahead[k];
    if (numbers[at]) continue;
    numbers[at] = number;
    pixels[at] = colour[k];
  }
}

/** All shown points within a few pixels of one of them: what a click on a heap of dots means. */
export function heapAt(view, { points, shown }, p, reach = 1.5 * RADIUS) {
  const { x, y } = points;
  const [cx, cy] = [x[p], y[p]];
  const bound = (reach / view.scale) ** 2;
  const heap = [];
  for (let q = 0; q < points.n; q++) {
    if (shown[q] && (x[q] - cx) ** 2 + (y[q] - cy) ** 2 <= bound) heap.push(q);
  }
  return { x: cx, y: cy, points: heap, name: null };
}

let known = null;

/** A blank canvas of a size, one for all sprites. */
function easel(size) {
  if (known?.canvas.width !== size) known = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  else known.clearRect(0, 0, size, size);
  return known;
}

/** `ahead`: how far each pixel of the dot is from its middle in a picture so wide. */
function spriteOf(colour, theme, dpr, width) {
  const size = Math.ceil(SIZE * dpr);
  const ctx = easel(size);
  ctx.beginPath();
  ctx.arc(size / 2, size / 2, (RADIUS - 0.6) * dpr, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = dpr;
  ctx.strokeStyle = theme.paper;
  ctx.stroke();
  const data = new Uint32Array(ctx.getImageData(0, 0, size, size).data.buffer);
  const drawn = [...data.keys()].filter((k) => data[k] >>> 24 > 60);
  const half = size >> 1;
  const [dx, dy] = [drawn.map((k) => (k % size) - half), drawn.map((k) => Math.floor(k / size) - half)];
  return {
    dx, dy,
    down: width * (half - 1),
    right: half - 1,
    ahead: Int32Array.from(drawn, (_, n) => dy[n] * width + dx[n]),
    colour: Uint32Array.from(drawn, (k) => data[k]),
  };
}
