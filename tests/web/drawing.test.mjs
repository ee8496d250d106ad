import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowOf, widthOf } from '../../outputs/web/src/arrows.js';
import { placeLabels } from '../../outputs/web/src/labels.js';
import { inkOn, luminance } from '../../outputs/web/src/theme.js';
import { latToY, lonToX, metresPerUnit, xToLon, yToLat } from '../../outputs/web/src/world.js';

test('the projection goes there and back', () => {
  for (const [lon, lat] of [[37.16, 36.2], [-179.9, -84], [0, 0], [151, 71]]) {
    assert.ok(Math.abs(xToLon(lonToX(lon)) - lon) < 1e-9);
    assert.ok(Math.abs(yToLat(latToY(lat)) - lat) < 1e-9);
  }
  assert.ok(Math.abs(metresPerUnit(latToY(0)) * 256 - 40075016.686) < 1e-3);
});

test('an arrow starts thin at its origin and ends at its destination', () => {
  const { outline } = arrowOf([0, 0], [100, 0], 12);
  assert.ok(outline.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)));
  assert.ok(outline.some(([x, y]) => x === 100 && y === 0));
  const [first, last] = [outline[0], outline.at(-1)];
  assert.ok(Math.hypot(first[0] - last[0], first[1] - last[1]) < 1);
  assert.equal(arrowOf([5, 5], [5, 5], 12), null);
});

test('more people, a wider arrow, within bounds', () => {
  assert.ok(widthOf(400000) > widthOf(20000) && widthOf(20000) > widthOf(200));
  assert.ok(widthOf(1e9) <= 18);
  assert.equal(widthOf(null), widthOf(0));
});

test('labels overlap neither each other nor what is there, the first ones win', () => {
  const offsets = [[0, 0]];
  const make = (x, y) => ({ x, y, width: 50, height: 12, offsets });
  const candidates = [make(10, 10), make(30, 12), make(200, 200), make(380, 100)];
  const placed = placeLabels(candidates, [[195, 195, 205, 205]], [400, 300]);
  assert.deepEqual(placed.map((p) => p.candidate), [candidates[0]]);
  const free = placeLabels([{ ...make(200, 200), offsets: [[0, 0], [40, 0]] }], [[195, 195, 205, 205]], [400, 300]);
  assert.equal(free[0].x, 240);
});

test('ink reads on every colour', () => {
  for (const colour of ['#000000', '#ffffff', '#a82a22', '#e0b000', '#3a9e7c']) {
    const [a, b] = [luminance(colour), luminance(inkOn(colour))].sort();
    assert.ok((b + 0.05) / (a + 0.05) >= 3.2, colour);
  }
});

test('a name is not cut by the edge of what is seen', () => {
  const name = (x, offsets, kept = false) => ({ x, y: 50, width: 40, height: 10, offsets, kept });
  const seen = [20, 20, 180, 80];
  const [right, left] = [[4, -5], [-44, -5]];
  const placed = (candidate) => placeLabels([candidate], [], [200, 100], seen).map(({ x }) => x);
  assert.deepEqual(placed(name(160, [right, left])), [116], 'the other way where one is cut');
  assert.deepEqual(placed(name(22, [[-20, -5]])), [], 'left out where no way is whole');
  assert.deepEqual(placed(name(22, [[-20, -5]], true)), [2], 'but for what has to be named');
  assert.deepEqual(placed(name(100, [right])), [104]);
});
