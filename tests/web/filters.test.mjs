import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACETS, Filters } from '../../outputs/web/src/filters.js';
import { NO_FILTERS } from '../../outputs/web/src/view.js';
import { fold, needles, search } from '../../outputs/web/src/words.js';
import { sourced, tableOf } from './making.mjs';

const tables = () => sourced({
  strikes: [
    { id: 'a', title: 'Air strike on Saraqib', weapon: 'air', side: 'Russia', confidence: 0.8, modality: 'reported', sources: [{ publisher: 'Desk A', quote: 'Jets hit the bakery.' }] },
    { id: 'b', title: 'Drone strike', weapon: 'drone', actor: 'Unknown men', confidence: 0.4, modality: 'claimed', sources: [{ publisher: 'Desk B', quote: 'قصفت الطائرات مدينة حَلَب' }, { publisher: 'Desk A', quote: 'So it is said.' }] },
    { id: 'c', title: 'Shelling of Ma‘arrat', confidence: null, modality: 'reported', sources: [] },
  ],
});
const passing = (filters) => [...filters.fails.strikes].map((fails) => (fails ? 0 : 1));
const set = (filters, fields, found = null) => filters.apply({ ...NO_FILTERS, ...fields }, found);

test('each filter lets through what it names, and they add up', () => {
  const filters = new Filters(tables());
  set(filters, {});
  assert.deepEqual(passing(filters), [1, 1, 1]);
  set(filters, { weapons: ['air', 'drone'] });
  assert.deepEqual(passing(filters), [1, 1, 0]);
  set(filters, { weapons: ['air', 'drone'], publishers: ['Desk B'] });
  assert.deepEqual(passing(filters), [0, 1, 0]);
  set(filters, { publishers: ['Desk A'] });
  assert.deepEqual(passing(filters), [1, 1, 0]);
  set(filters, { sides: ['Unknown men', ''] });
  assert.deepEqual(passing(filters), [0, 1, 1]);
  set(filters, { confidence: 0.8 });
  assert.deepEqual(passing(filters), [1, 0, 0]);
  set(filters, {});
  assert.deepEqual(passing(filters), [1, 1, 1]);
});

test('counts leave their own filter out and the others in', () => {
  const filters = new Filters(tables());
  const facet = (key) => FACETS.find((one) => one.key === key);
  const all = { strikes: new Uint8Array(3).fill(1) };
  set(filters, { weapons: ['air'] });
  assert.deepEqual(filters.counts(facet('weapons'), all), [['air', 1], ['drone', 1]]);
  assert.deepEqual(filters.counts(facet('publishers'), all), [['Desk A', 1]]);
  set(filters, {});
  assert.deepEqual(filters.counts(facet('publishers'), all), [['Desk A', 2], ['Desk B', 1]]);
  assert.deepEqual(filters.counts(facet('sides'), { strikes: Uint8Array.of(0, 1, 1) }), [['', 1], ['Unknown men', 1]]);
});

function found(text) {
  const steps = search(tables(), text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return [...value.strikes];
  }
}

test('words are found in titles, names and quotes, whatever their capitals and accents', () => {
  assert.deepEqual(found('SARAQIB'), [1, 0, 0]);
  assert.deepEqual(found('bakery'), [1, 0, 0]);
  assert.deepEqual(found('strike'), [1, 1, 0]);
  assert.deepEqual(found('strike said'), [0, 1, 0]);
  assert.deepEqual(found('"so it is"'), [0, 1, 0]);
  assert.deepEqual(found('حلب'), [0, 1, 0]);
  assert.deepEqual(found('maarrat'), [0, 0, 1]);
  assert.deepEqual(found('nothing of it'), [0, 0, 0]);
});

test('folding', () => {
  assert.equal(fold('Tādif'), 'tadif');
  assert.equal(fold('إِدْلِب'), fold('ادلب'));
  assert.deepEqual(needles('  "free army" Idlib '), ['free army', 'idlib']);
});

test('those without a value can be asked for alone', () => {
  const filters = new Filters(tables());
  set(filters, {});
  set(filters, { sides: [''] });
  assert.deepEqual(passing(filters), [0, 0, 1]);
});
