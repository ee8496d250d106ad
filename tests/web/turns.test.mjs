import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myTurn } from '../../outputs/web/src/turns.js';

test('a frame is one painter’s alone, and who had to wait comes first in the next', () => {
  assert.deepEqual([myTurn(1, 'zones'), myTurn(1, 'ground'), myTurn(1, 'marks')], [true, false, false]);
  assert.deepEqual([myTurn(2, 'zones'), myTurn(2, 'ground'), myTurn(2, 'marks')], [false, true, false]);
  assert.equal(myTurn(3, 'zones'), true);
});

test('who had to wait and does not come holds nobody up for longer than a frame', () => {
  assert.deepEqual([myTurn(11, 'zones'), myTurn(11, 'gone')], [true, false]);
  assert.equal(myTurn(12, 'zones'), false);
  assert.equal(myTurn(13, 'zones'), true);
});
