/** Places that can be searched for: those of the events, and the names of the base map. */

import { fold } from './words.js';
import { codesOf } from './codes.js';
import { EVENT_TABLES } from './time.js';
import { anchorOf, worldOf } from './world.js';

const MOST = 6;
const KINDS = { town: ['town', 10], province: ['province', 8], country: ['country', 6] };
const ZOOMS = { exact: 13, landmark: 13, neighbourhood: 12, settlement: 10, district: 9, province: 8, region: 7, country: 6 };

export class Places {
  constructor(tables) {
    this.all = new Map();
    for (const name of EVENT_TABLES) if (tables[name]?.placed) this.collect(tables[name]);
    const names = tables.base_names;
    for (let i = 0; i < (names?.n ?? 0); i++) {
      const { x, y } = worldOf(names);
      const [kind, zoom] = KINDS[names.get('kind', i)] ?? ['place', 9];
      this.add(names.get('name', i), { x: x[i], y: y[i], kind, zoom, count: 0, people: names.get('people', i) ?? 0 });
    }
  }

  // One pass over the codes: a million events have a few thousand places.
  collect(table) {
    const { values, codes } = codesOf(table, ['place']);
    const counts = new Uint32Array(values.length);
    const first = new Int32Array(values.length).fill(-1);
    for (let i = 0; i < table.n; i++) {
      counts[codes[i]] += 1;
      if (first[codes[i]] < 0) first[codes[i]] = i;
    }
    values.forEach((name, code) => {
      const at = name && first[code] >= 0 ? anchorOf(table, first[code]) : null;
      if (at) this.add(name, { x: at[0], y: at[1], kind: 'place', zoom: ZOOMS[table.get('precision', first[code])] ?? 10, count: counts[code], people: 0 });
    });
  }

  add(name, place) {
    const known = this.all.get(name);
    if (known && (place.count || known.count)) known.count += place.count;
    else if (!known) this.all.set(name, { name, folded: fold(name), ...place });
  }

  /** The places whose name has a word that begins with the text, those with events and with people first. */
  find(text) {
    const wanted = fold(text);
    const hits = [];
    for (const place of this.all.values()) {
      const at = place.folded.indexOf(wanted);
      if (at < 0) continue;
      const begins = at === 0 ? 2 : /[\s\-'(]/.test(place.folded[at - 1]) ? 1 : 0;
      if (begins || wanted.length > 2) hits.push([begins, place]);
    }
    return hits.sort((a, b) => b[0] - a[0] || b[1].count - a[1].count || b[1].people - a[1].people || a[1].name.length - b[1].name.length)
      .slice(0, MOST).map(([, place]) => place);
  }
}
