import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWindow, groundRows, heldRows, shownRows, stepsOf } from '../../outputs/web/src/time.js';
import { tableOf } from './making.mjs';

const day = (text, more = {}) => ({ start: `${text}T00:00`, end: `${text}T23:59`, time_precision: 'day', modality: 'reported', ...more });
const strikes = tableOf('strikes', [
  day('2024-11-27'),
  day('2024-11-30'),
  { start: '2016-01-01T00:00', end: '2016-12-31T23:59', time_precision: 'year', modality: 'historical' },
  { modality: 'reported' },
  { modality: 'planned' },
]);

test('steps are the days present with short gaps filled, and years of their own', () => {
  const steps = stepsOf({ strikes });
  assert.deepEqual(steps.map((step) => step.label), ['2016', '27 Nov 2024', '28 Nov 2024', '29 Nov 2024', '30 Nov 2024']);
  assert.deepEqual(steps.map((step) => step.gap), [false, true, false, false, false]);
});

test('the moment of the data is always a step', () => {
  const steps = stepsOf({ strikes }, Date.parse('2024-12-01T23:59Z') / 60000);
  assert.equal(steps.at(-1).label, '1 Dec 2024');
});

test('the first window leaves history out', () => {
  const steps = stepsOf({ strikes });
  assert.deepEqual(firstWindow(steps), [1, 4]);
});

test('history is shown only in its own time, plans only when asked for, the undated always', () => {
  const steps = stepsOf({ strikes });
  const now = { from: steps[1].from, to: steps[4].to };
  assert.deepEqual([...shownRows(strikes, now)], [1, 1, 0, 1, 0]);
  assert.deepEqual([...shownRows(strikes, steps[0])], [0, 0, 1, 1, 0]);
  assert.deepEqual([...shownRows(strikes, now, true)], [1, 1, 0, 1, 1]);
});

test('a zone holds from its start to its end', () => {
  const zones = tableOf('zones', [day('2024-11-29'), { start: '2024-11-30T00:00' }]);
  const [, , , before, last] = stepsOf({ strikes });
  assert.deepEqual([...heldRows(zones, before)], [1, 0]);
  assert.deepEqual([...heldRows(zones, last)], [0, 1]);
});

test('zones are those of the latest moment worked out', () => {
  const at = (text) => Date.parse(`${text}Z`) / 60000;
  const zones = tableOf('zones', [{ id: 'now' }]);
  const past = tableOf('past_zones', [{ id: 'a', start: '2016-12-31T23:59' }, { id: 'b', start: '2024-11-28T23:59' }]);
  past.columns.moment = past.columns.start;
  const meta = { moments: [at('2016-12-31T23:59'), at('2024-11-28T23:59')], as_of: at('2024-11-30T12:00') };
  const shown = (step) => {
    const masks = groundRows({ zones, past_zones: past }, 'zones', step, meta);
    return [...masks.zones, ...masks.past_zones];
  };
  const [year, , day28, day29, day30] = stepsOf({ strikes });
  assert.deepEqual(shown(year), [0, 1, 0]);
  assert.deepEqual(shown(day28), [0, 0, 1]);
  assert.deepEqual(shown(day29), [0, 0, 1]);
  assert.deepEqual(shown(day30), [1, 0, 0]);
  assert.deepEqual(shown({ from: 0, to: 1000 }), [0, 0, 0]);
});

test('nothing dated means no steps, and everything is shown', () => {
  const table = tableOf('other', [{ modality: 'reported' }]);
  assert.deepEqual(stepsOf({ other: table }), []);
  assert.deepEqual(firstWindow([]), [0, 0]);
  assert.deepEqual([...shownRows(table, null)], [1]);
});
