import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText, radiusText, rangeText, shortDay, visible, whenText } from '../../outputs/web/src/text.js';

const minutes = (text) => Date.parse(`${text}Z`) / 60000;

test('bounds of numbers are said as the report bounds them', () => {
  assert.equal(rangeText(4, 4), '4');
  assert.equal(rangeText(24, 99), '24–99');
  assert.equal(rangeText(200, null), 'at least 200');
  assert.equal(rangeText(null, 400000), 'up to 400,000');
  assert.equal(rangeText(0, 0), '0');
  assert.equal(rangeText(null, null), null);
});

test('times are said as precisely as they are known', () => {
  const [start, end] = [minutes('2024-11-30T00:00'), minutes('2024-11-30T23:59')];
  assert.equal(whenText(start, end, 'day'), '30 Nov 2024');
  assert.equal(whenText(minutes('2024-11-30T17:05'), null, 'hour'), '30 Nov 2024, 17:05');
  assert.equal(whenText(minutes('2016-01-01T00:00'), minutes('2016-12-31T23:59'), 'year'), '2016');
  assert.match(whenText(minutes('2024-11-27T00:00'), end, 'day'), /^27.30 Nov 2024$|^27 – 30 Nov 2024$/);
  assert.equal(whenText(null, null, null), null);
});

test('a radius is said in metres or kilometres', () => {
  assert.equal(radiusText(350), 'within about 350 m');
  assert.equal(radiusText(8000), 'within about 8 km');
  assert.equal(radiusText(0), null);
  assert.equal(radiusText(null), null);
});

test('days are named as the browser names them', () => {
  const full = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  for (let day = 0; day < 366; day += 5) {
    const at = minutes('2024-01-01T12:00') + day * 1440;
    assert.equal(dayText(at), full.format(new Date(at * 60000)));
    assert.ok(dayText(at).startsWith(shortDay(at)));
  }
});

test('what turns or steers a text is written out', () => {
  assert.equal(visible('a\u202eb\u2066c\u2069d'), 'a[U+202E]b[U+2066]c[U+2069]d');
  assert.equal(visible('x\u{e0041}\u0007'), 'x[U+E0041]␇');
  assert.equal(visible('حلب \u200f می\u200cخواهم 👨‍👩‍👧'), 'حلب \u200f می\u200cخواهم 👨‍👩‍👧');
});
