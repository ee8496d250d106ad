import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, joinOverlaps, NONE, positionsOf } from '../../outputs/web/src/cluster.js';

/** A small generator of numbers that are the same at each run (Numerical Recipes' LCG). */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function sample(n, seed) {
  const random = numbers(seed);
  const x = Float64Array.from({ length: n }, () => Math.round(random.next().value * 40) / 4);
  const y = Float64Array.from({ length: n }, () => Math.round(random.next().value * 40) / 4);
  return positionsOf(x, y);
}

test('points at one place share a position, points without one have none', () => {
  const positions = positionsOf(Float64Array.of(1, 1, 2, NaN), Float64Array.of(5, 5, 5, NaN));
  assert.equal(positions.n, 2);
  assert.equal(positions.of[0], positions.of[1]);
  assert.notEqual(positions.of[0], positions.of[2]);
  assert.equal(positions.of[3], NONE);
});

test('every shown point is in exactly one cluster, whose anchor is a real position', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const positions = sample(200, seed);
    const shown = Uint8Array.from({ length: 200 }, (_, i) => i % 3 ? 1 : 0);
    const clusters = clusterOf(positions, shown, 8, 22);
    const found = clusters.flatMap((cluster) => cluster.points).sort((a, b) => a - b);
    assert.deepEqual(found, [...shown.keys()].filter((i) => shown[i]));
    const places = new Set(Array.from({ length: positions.n }, (_, k) => `${positions.x[k]},${positions.y[k]}`));
    for (const cluster of clusters) assert.ok(places.has(`${cluster.x},${cluster.y}`));
  }
});

test('anchors keep their distance, and nothing joins a cluster from further away', () => {
  const positions = sample(150, 7);
  const clusters = clusterOf(positions, new Uint8Array(150).fill(1), 8, 22);
  for (const [n, a] of clusters.entries()) {
    for (const b of clusters.slice(n + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) * 8 >= 22);
    for (const p of a.points) {
      const at = positions.of[p];
      assert.ok(Math.hypot(positions.x[at] - a.x, positions.y[at] - a.y) * 8 < 22);
    }
  }
});

test('rows of signs that would overlap become one, with nothing lost', () => {
  const positions = sample(120, 3);
  const size = (cluster) => [22 * Math.min(5, cluster.points.length), 24];
  const joined = joinOverlaps(clusterOf(positions, new Uint8Array(120).fill(1), 8, 22), 8, size);
  assert.equal(joined.flatMap((cluster) => cluster.points).length, 120);
  for (const [n, a] of joined.entries()) {
    for (const b of joined.slice(n + 1)) {
      const apart = Math.abs(a.x - b.x) * 8 >= (size(a)[0] + size(b)[0]) / 2 || Math.abs(a.y - b.y) * 8 >= 24;
      assert.ok(apart);
    }
  }
});
