import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYERS, LISTS, START, change, filtering, fromText, toText } from '../../outputs/web/src/view.js';

const minutes = (text) => Date.parse(`${text}Z`) / 60000;

test('the start has no text, and no text is the start', () => {
  assert.equal(toText(START), '');
  assert.deepEqual(fromText(''), START);
  assert.deepEqual(fromText('#'), START);
});

test('a view reads as one would say it', () => {
  const view = change(START, {
    layers: { strikes: false, other: true }, filters: { sides: ['Syrian opposition'], confidence: 0.6, words: 'bread & “flour”' },
    time: [minutes('2024-11-27T00:00'), minutes('2024-11-30T23:59')], map: [36.2, 37.16, 9], selected: 'strike:ab',
  });
  const text = toText(view);
  assert.match(text, /^on=other&off=strikes&side=Syrian\+opposition&sure=60&words=bread\+%26\+/);
  assert.match(text, /time=2024-11-27_2024-11-30&map=36.2,37.16,9&id=strike:ab$/);
  assert.deepEqual(fromText(`#${text}`), view);
  assert.ok(filtering(view) && !filtering(START));
});

test('a view is frozen all through', () => {
  const view = change(START, { filters: { weapons: ['air'] } });
  assert.throws(() => { view.compare = true; });
  assert.throws(() => { view.layers.strikes = false; });
  assert.throws(() => view.filters.weapons.push('drone'));
});

/** A small generator of numbers that are the same at each run (Numerical Recipes' LCG). */
function random(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const WORDS = ['a', 'حلب', '🚩 x', 'a=b&c', '#', '%', '+', ',', ' ', '\u2028', '"', '</script>', 'Jaysh al-Islam', '2024-01-01'];

test('every view comes back from its text', () => {
  const next = random(5);
  for (let n = 0; n < 400; n++) {
    const from = next(60_000_000) - 20_000_000;
    const lists = Object.fromEntries(LISTS.map((name) => [name, [...new Set(Array.from({ length: next(3) }, () => WORDS[next(WORDS.length)]))]]));
    const view = change(START, {
      layers: Object.fromEntries(Object.keys(LAYERS).map((name) => [name, next(2) === 1])),
      filters: { ...lists, confidence: next(10) / 10, words: next(2) ? WORDS[next(WORDS.length)] : '' },
      time: next(2) ? [from, from + next(100_000)] : null, compare: next(2) === 1,
      map: next(2) ? [(next(16000) - 8000) / 100, (next(36000) - 18000) / 100, next(44) / 2] : null,
      selected: next(2) ? WORDS[next(WORDS.length)] : null, step: next(2) ? next(9) : null,
    });
    assert.deepEqual(fromText(toText(view)), view);
  }
});

test('an address that is no view does no harm', () => {
  for (const text of ['#foo', 'time=x_y', 'time=2024-13-45_2024-11-01', 'map=1,2', 'map=,,', 'map=99,0,3', 'sure=900', 'step=-1', 'on=__proto__,constructor', '%%%', 'compare=yes']) {
    assert.deepEqual(fromText(text), START);
  }
  assert.equal(fromText(`words=${'x'.repeat(5000)}`).filters.words.length, 300);
});
