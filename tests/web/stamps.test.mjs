import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPoints } from '../../outputs/web/src/points.js';
import { inTime } from '../../outputs/web/src/stamps.js';
import { tableOf } from './making.mjs';

test('dots of all layers lie over one another in order of time, the latest on top', () => {
  const row = (start) => ({ start, title: 'x', at: [36, 36] });
  const tables = {
    strikes: tableOf('strikes', [row(null), row('2024-01-02T00:00'), row('2024-01-04T00:00')]),
    clashes: tableOf('clashes', [row('2024-01-01T00:00'), row('2024-01-03T00:00')]),
  };
  const points = buildPoints(tables);
  const names = [...inTime(points, tables)].map((p) => `${points.names[points.of[p]]} ${points.row[p]}`);
  assert.deepEqual(names, ['strikes 0', 'clashes 0', 'strikes 1', 'clashes 1', 'strikes 2']);
});
