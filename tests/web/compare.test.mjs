import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgesOf, sentencesOf, standsAt, turnsBetween } from '../../outputs/web/src/compare.js';
import { agoText } from '../../outputs/web/src/notes.js';
import { tableOf } from './making.mjs';

const STANDS = [{ status: '', parties: [] }, { status: 'held', parties: ['Greens'] }, { status: 'held', parties: ['Reds'] }, { status: 'contested', parties: ['Greens', 'Reds'] }];
const cells = tableOf('cells', [{ number: 0, name: 'Anadan', area_km2: 40, at: [37, 36] }, { number: 1, name: 'Idlib', area_km2: 90.4, at: [36, 36] }, { number: 2, name: 'Hama', area_km2: 10, at: [36, 35] }]);
const changes = tableOf('cell_changes', [{ day: 10, cell: 0, stand: 2 }, { day: 12, cell: 0, stand: 1 }, { day: 11, cell: 1, stand: 3 }, { day: 13, cell: 1, stand: 1 }]);
const tables = { cells, cell_changes: changes };
const step = (day) => ({ from: day * 1440, to: day * 1440 + 1439 });

test('a cell shows its last change up to a day', () => {
  assert.deepEqual([...standsAt(tables, 9)], [0, 0, 0]);
  assert.deepEqual([...standsAt(tables, 11)], [2, 3, 0]);
  assert.deepEqual([...standsAt(tables, 20)], [1, 1, 0]);
});

test('what changed is said as one would, the widest first', () => {
  const said = (a, b) => sentencesOf(turnsBetween(tables, { stands: STANDS }, step(a), step(b)), cells).map(({ text }) => text);
  assert.deepEqual(said(9, 10), ['Reds holds Anadan: nothing was known before (40 km²).']);
  assert.deepEqual(said(11, 13), ['Greens gained Idlib, contested before (90 km²).', 'Greens gained Anadan, held by Reds before (40 km²).']);
  assert.deepEqual(said(13, 14), []);
  assert.deepEqual(said(9, 11).at(0), 'Idlib became contested, with Greens and Reds inside: nothing was known before (90 km²).');
  assert.equal(sentencesOf([{ row: 2, was: STANDS[2], now: STANDS[0] }], cells)[0].text, 'Reds is no longer said to hold Hama; nobody else is (10 km²).');
});

test('an age is said in its widest unit', () => {
  assert.equal(agoText(20_000), 'just now');
  assert.equal(agoText(60_000), '1 minute ago');
  assert.equal(agoText(3 * 3_600_000), '3 hours ago');
  assert.equal(agoText(72 * 3_600_000), '3 days ago');
});

test('cells that changed alike have one edge around them all', () => {
  // Two squares side by side: six edges are left of eight.
  const geometry = { x: [0, 1, 1, 0, 1, 2, 2, 1], y: [0, 0, 1, 1, 0, 0, 1, 1], parts: [0, 1, 2], ends: [0, 4, 8] };
  assert.equal(edgesOf([0, 1], { geometry }).length, 6);
  assert.equal(edgesOf([0], { geometry }).length, 4);
});
