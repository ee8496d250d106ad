import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segmentsOf, sentencesOf } from '../../outputs/web/src/segments.js';

test('pieces cover the whole text in order, each with what covers it', () => {
  const sentence = { first: 2, last: 10, name: 'sentence' };
  const place = { first: 4, last: 6, name: 'place' };
  const pieces = segmentsOf(12, [place, sentence]);
  assert.deepEqual(pieces.map(({ first, last }) => [first, last]), [[0, 2], [2, 4], [4, 6], [6, 10], [10, 12]]);
  assert.deepEqual(pieces.map(({ spans }) => spans.map(({ name }) => name)), [[], ['sentence'], ['sentence', 'place'], ['sentence'], []]);
});

test('spans that leave the text are cut, empty ones left out', () => {
  const pieces = segmentsOf(5, [{ first: 3, last: 99 }, { first: 2, last: 2 }, { first: -4, last: 1 }]);
  assert.deepEqual(pieces.map(({ first, last }) => [first, last]), [[0, 1], [1, 3], [3, 5]]);
  assert.deepEqual(segmentsOf(0, [{ first: 0, last: 4 }]), []);
});

test('any spans: no gap, no overlap, no piece without its spans', () => {
  let seed = 7;
  const random = (n) => { seed = (seed * 16807) % 2147483647; return seed % n; };
  for (let round = 0; round < 200; round++) {
    const length = random(40);
    const spans = Array.from({ length: random(8) }, () => { const first = random(45); return { first, last: first + random(12) }; });
    const pieces = segmentsOf(length, spans);
    let at = 0;
    for (const piece of pieces) {
      assert.equal(piece.first, at);
      at = piece.last;
      const wanted = spans.filter((span) => span.first < piece.last && Math.min(span.last, length) > piece.first && span.first < span.last);
      assert.deepEqual(new Set(piece.spans), new Set(wanted));
    }
    assert.equal(at, length);
  }
});

test('what one sentence tells several times is one sentence', () => {
  const told = sentencesOf([{ first: 9, last: 20, feature: 'b' }, { first: 0, last: 8, feature: 'a' }, { first: 9, last: 20, feature: 'c' }]);
  assert.deepEqual(told, [{ first: 0, last: 8, told: [{ feature: 'a' }] }, { first: 9, last: 20, told: [{ feature: 'b' }, { feature: 'c' }] }]);
});
