import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presentOf, rivalsOf } from '../../outputs/web/src/legend.js';
import { buildZones } from '../../outputs/web/src/zone.js';
import { tableOf } from './making.mjs';

const zones = () => tableOf('zones', [
  { id: 'a', side: 'Red', status: 'held', confidence: 0.4, weight: 0.5, at: [36, 36] },
  { id: 'b', side: 'Red', rival: 'Blue', status: 'contested', confidence: 0.8, weight: 1, at: [37, 36] },
  { id: 'c', side: 'Blue', rival: 'Red', status: 'contested', confidence: null, weight: 1, at: [38, 36] },
  { id: 'd', side: null, actor: 'Village men', status: 'claimed', confidence: 0.2, weight: 0.25, at: [39, 36] },
]);

test('a zone is as sure as the data say: the weight of the statement is in that already', () => {
  const built = buildZones(zones(), [0, 0]);
  assert.deepEqual(built.map(({ confidence }) => Math.round(100 * confidence) / 100), [0.4, 0.8, 0.5, 0.2]);
  assert.equal(built[2].sure, 0);
});

test('a contested zone knows both parties, and the legend names each pair once', () => {
  const table = zones();
  assert.deepEqual(buildZones(table, [0, 0]).map(({ side, rival }) => [side, rival]), [['Red', null], ['Red', 'Blue'], ['Blue', 'Red'], ['Village men', null]]);
  const all = new Uint8Array(4).fill(1);
  assert.deepEqual(rivalsOf([[table, all]]).map((pair) => [...pair].sort()), [['Blue', 'Red']]);
  assert.deepEqual(rivalsOf([[table, Uint8Array.of(1, 0, 0, 1)]]), []);
  assert.deepEqual(presentOf([[table, all]]), [['Red', ['held', 'contested']], ['Blue', ['contested']], ['Village men', ['claimed']]]);
});
