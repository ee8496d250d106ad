/**
 * Marks when there are too many to lay out: one dot each, written into one picture, with a second picture of numbers
 * so that finding the mark under the pointer costs nothing. The latest are on top; what lies under them is skipped.
 */

import { codesOf } from './codes.js';
import { KIND } from './points.js';

/** More shown marks than this are drawn as dots. */
export const MANY = 2500;

const RADIUS = 4;
const SIZE = 2 * RADIUS + 1;

export class Stamps {
  /** Draws the shown points of a scene on a canvas. */
  paint(ctx, view, scene) {
    const dpr = scene.points.n > 20000 ? 1 : view.dpr;
    this.scale = dpr;
    const [width, height] = [Math.ceil(view.width * dpr), Math.ceil(view.height * dpr)];
    this.prepare(ctx, width, height, scene, dpr);
    this.stamp(view, scene, width, height, dpr);
    if (dpr === view.dpr) ctx.putImageData(this.image, 0, 0);
    else this.enlarge(ctx, view);
  }

  prepare(ctx, width, height, scene, dpr) {
    if (this.image?.width !== width || this.image?.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.numbers = new Uint32Array(width * height);
      this.taken = new Uint8Array(((width >> 1) + 2) * ((height >> 1) + 2));
      this.width = width;
    }
    this.pixels.fill(0);
    this.numbers.fill(0);
    this.taken.fill(0);
    const dress = `${scene.dress}/${dpr}`;
    if (this.dress !== dress) {
      this.dress = dress;
      this.clothe(scene, dpr);
    }
  }

  /** One small picture for each kind and side present; `sprite` numbers the points' pictures. */
  clothe({ points, tables, theme, sideOf }, dpr) {
    this.sprites = [];
    if (this.sprite?.length !== points.n) this.sprite = new Uint8Array(points.n);
    const known = new Map();
    const numberOf = (name, side) => {
      const colour = { strike: theme.strike, displacement: theme.movement, clash: theme.clash }[KIND[name]] ?? sideOf(side).colour;
      if (!known.has(colour) && known.size < 255) known.set(colour, this.sprites.push(spriteOf(colour, theme, dpr)) - 1);
      return known.get(colour) ?? 0;
    };
    for (const { name, from, to } of points.parts) {
      const { values, codes } = codesOf(tables[name], ['side']);
      const numbers = Uint8Array.from(values, (side) => numberOf(name, side));
      for (let p = from; p < to; p++) this.sprite[p] = numbers[codes[points.row[p]]];
    }
  }

  stamp(view, { points, shown }, width, height, dpr) {
    const { x, y } = points;
    const { pixels, numbers, taken, sprites, sprite } = this;
    const scale = view.scale * dpr;
    const [left, top] = [view.x * dpr, view.y * dpr];
    const across = (width >> 1) + 2;
    for (let p = points.n - 1; p >= 0; p--) {
      if (!shown[p]) continue;
      const px = (x[p] * scale - left) | 0;
      const py = (y[p] * scale - top) | 0;
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const cell = (py >> 1) * across + (px >> 1);
      if (taken[cell]) continue;
      taken[cell] = 1;
      const { dx, dy, colour } = sprites[sprite[p]];
      for (let k = 0; k < colour.length; k++) {
        const qx = px + dx[k];
        const qy = py + dy[k];
        if (qx < 0 || qy < 0 || qx >= width || qy >= height) continue;
        const at = qy * width + qx;
        if (numbers[at]) continue;
        numbers[at] = p + 1;
        pixels[at] = colour[k];
      }
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

/** All shown points within a few pixels of one of them: what a click on a heap of dots means. */
export function heapAt(view, { points, shown }, p, reach = RADIUS) {
  const { x, y } = points;
  const [cx, cy] = [x[p], y[p]];
  const bound = (reach / view.scale) ** 2;
  const heap = [];
  for (let q = 0; q < points.n; q++) {
    if (shown[q] && (x[q] - cx) ** 2 + (y[q] - cy) ** 2 <= bound) heap.push(q);
  }
  return { x: cx, y: cy, points: heap, name: null };
}

function spriteOf(colour, theme, dpr) {
  const size = Math.ceil(SIZE * dpr);
  const canvas = new OffscreenCanvas(size, size);
  const ctx = canvas.getContext('2d');
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
  return {
    dx: Int8Array.from(drawn, (k) => (k % size) - half),
    dy: Int8Array.from(drawn, (k) => Math.floor(k / size) - half),
    colour: Uint32Array.from(drawn, (k) => data[k]),
  };
}
