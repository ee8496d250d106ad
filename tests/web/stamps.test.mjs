import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPoints } from '../../outputs/web/src/points.js';
import { Stamps, inTime } from '../../outputs/web/src/stamps.js';
import { tableOf } from './making.mjs';

test('dots of all layers lie over one another in order of time, the latest on top', () => {
  const row = (start) => ({ start, title: 'x', at: [36, 36] });
  const tables = {
    strikes: tableOf('strikes', [row(null), row('2024-01-02T00:00'), row('2024-01-04T00:00')]),
    clashes: tableOf('clashes', [row('2024-01-01T00:00'), row('2024-01-03T00:00')]),
  };
  const points = buildPoints(tables);
  const names = [...inTime(points, tables)].map((p) => `${points.names[points.of[p]]} ${points.row[p]}`);
  assert.deepEqual(names, ['strikes 0', 'clashes 0', 'strikes 1', 'clashes 1', 'strikes 2']);
});

// As much of a browser as dots need: a sprite is a full disc of its colour.
globalThis.ImageData = class {
  constructor(width, height) {
    Object.assign(this, { width, height, data: new Uint8ClampedArray(4 * width * height) });
  }
};
globalThis.OffscreenCanvas = class {
  constructor(width, height) {
    Object.assign(this, { width, height });
  }

  getContext() {
    const { width, height } = this;
    const data = new Uint8ClampedArray(4 * width * height).fill(255);
    return { canvas: this, clearRect() {}, beginPath() {}, arc() {}, fill() {}, stroke() {}, getImageData: () => ({ data }) };
  }
};

const VIEW = { scale: 1, x: 0, y: 0, width: 140, height: 120, dpr: 1, pad: { x: 20, y: 20 }, size: { x: 100, y: 80 } };
const CTX = { putImageData() {} };

function crowd(n = 30000) {
  const points = { n, names: ['strikes'], of: new Uint8Array(n), row: Uint32Array.from({ length: n }, (_, i) => i), x: new Float64Array(n), y: new Float64Array(n), parts: [{ name: 'strikes', from: 0, to: n, whole: true }] };
  for (let p = 0; p < n; p++) [points.x[p], points.y[p]] = [(p * 7919) % 140, (p * 104729) % 120];
  const strikes = { name: 'strikes', n, columns: {}, runs: [0, n], has: () => false };
  return { points, tables: { strikes }, shown: new Uint8Array(n).fill(1), version: 1, dress: 1, theme: { strike: '#a00' }, sideOf: () => ({ colour: '#000' }) };
}

const everyDot = (stamps, scene) => Array.from({ length: 140 * 120 }, (_, at) => stamps.at([at % 140, Math.floor(at / 140)], scene));

test('dots in sight come first, and the rest makes the same picture as all at once', () => {
  const scene = crowd();
  const [atOnce, bySight] = [new Stamps(), new Stamps()];
  while (!atOnce.ready(VIEW, scene)) { /* the next slice */ }
  bySight.paint(CTX, VIEW, scene);
  assert.ok(bySight.partly);
  const inSight = (dots) => dots.filter((_, at) => at % 140 >= 20 && at % 140 < 120 && at >= 20 * 140 && at < 100 * 140);
  assert.deepEqual(inSight(everyDot(bySight, scene)), inSight(everyDot(atOnce, scene)));
  while (!bySight.ready(VIEW, scene)) { /* the next slice */ }
  assert.ok(!bySight.partly);
  assert.deepEqual(everyDot(bySight, scene), everyDot(atOnce, scene));
  assert.deepEqual(bySight.pixels, atOnce.pixels);
});

test('what a filter leaves out is not found under the pointer, and comes back with the map elsewhere', () => {
  const scene = crowd();
  const stamps = new Stamps();
  stamps.paint(CTX, VIEW, scene);
  const first = stamps.at([70, 60], scene);
  assert.ok(first >= 0);
  Object.assign(scene, { shown: new Uint8Array(scene.points.n), version: 2 });
  stamps.paint(CTX, VIEW, scene);
  assert.equal(stamps.at([70, 60], scene), -1);
  Object.assign(scene, { shown: new Uint8Array(scene.points.n).fill(1), version: 3 });
  const moved = { ...VIEW, x: 10, y: 10 };
  while (!stamps.ready(moved, scene)) { /* the next slice */ }
  assert.equal(stamps.at([60, 50], scene), first);
});
