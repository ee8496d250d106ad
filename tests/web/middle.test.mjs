import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Table } from '../../outputs/web/src/columns.js';
import { middleOf } from '../../outputs/web/src/middle.js';
import { boxesOf, lonToX, latToY } from '../../outputs/web/src/world.js';

/** A table of rings [[lon, lat], …]; labels where given as [lon, lat, reach]. */
function zonesOf(rings, labels = rings.map(() => null)) {
  const arrays = [];
  const keep = (array) => [arrays.push(array) - 1];
  const deltas = (axis) => Int32Array.from(rings.flatMap((ring) => ring.map((at, k) => Math.round((at[axis] - (k ? ring[k - 1][axis] : 0)) * 1e6))));
  const column = (n) => ({ k: 'num', a: keep(Float32Array.from(labels, (label) => (label ? label[n] : NaN))) });
  return new Table('zones', {
    n: rings.length,
    columns: { label_lon: column(0), label_lat: column(1), label_reach: column(2) },
    geometry: {
      t: 'shape', g: keep(new Uint8Array(rings.length).fill(3)), p: keep(new Uint8Array(rings.length).fill(1)),
      e: keep(Uint32Array.from(rings, (ring) => ring.length)), x: keep(deltas(0)), y: keep(deltas(1)),
    },
  }, ([index]) => arrays[index]);
}

test('the name of a convex zone stands in its middle', () => {
  const [x, y, reach] = middleOf(zonesOf([[[36, 0], [37, 0], [37, 1], [36, 1]]]), 0);
  assert.ok(Math.abs(x - lonToX(36.5)) < 1e-6);
  assert.ok(Math.abs(y - latToY(0.5)) < 1e-4);
  assert.ok(Math.abs(reach - 0.5 * (256 / 360)) < 1e-3);
});

test('where the data say where it stands it stands there', () => {
  const zones = zonesOf([[[36, 0], [37, 0], [37, 1]], [[36, 0], [37, 0], [37, 1]]], [[36.9, 0.1, 0.25], null]);
  const [x, y] = middleOf(zones, 0);
  assert.ok(Math.abs(x - lonToX(36.9)) < 1e-5 && Math.abs(y - latToY(0.1)) < 1e-5);
  assert.notDeepEqual(middleOf(zones, 1).slice(0, 2), [x, y]);
});

test('without room there is no name, and a zone without area has none', () => {
  const zones = zonesOf([[[36, 0], [36.01, 0], [36.01, 0.01]], [[36, 0], [36, 1], [36, 2]]]);
  assert.equal(middleOf(zones, 0, 1), null);
  assert.equal(middleOf(zones, 1), null);
});

test('the box of a row is that of its corners', () => {
  const [west, south, east, north] = boxesOf(zonesOf([[[36, 0], [37, 0.5], [36.5, 2]]]));
  assert.ok(Math.abs(west - lonToX(36)) < 1e-9 && Math.abs(east - lonToX(37)) < 1e-9);
  assert.ok(Math.abs(south - latToY(2)) < 1e-9 && Math.abs(north - latToY(0)) < 1e-9);
});
