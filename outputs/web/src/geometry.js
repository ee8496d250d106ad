/** The geometry of a table, in millionths of a degree. */

import { ends, take } from './numbers.js';

/** Points of rows that share their places. */
class Shared {
  constructor(places, of) {
    Object.assign(this, { type: 'point', places, of });
  }

  get x() {
    return take(this.places.x, this.of);
  }

  get y() {
    return take(this.places.y, this.of);
  }
}

/** Where the rows lie: points, or lines and polygons as parts of vertices. */
export function readGeometry(spec, array, columns) {
  const x = array(spec.x);
  const y = array(spec.y);
  if (spec.t === 'point') {
    const of = spec.v ? columns[spec.v].a : spec.a ? array(spec.a) : null;
    return of ? new Shared({ x, y }, of) : { type: 'point', x, y };
  }
  const geometry = { type: 'shape', kind: array(spec.g), parts: ends(0, array(spec.p)), ends: ends(0, array(spec.e)), x, y };
  if (spec.s) undoSharing(geometry, array(spec.s));
  else undoDeltas(geometry);
  return geometry;
}

// Each vertex once, as a difference to the one before; `ago`: how many new ones ago it came, 0 for a new one.
function undoSharing(geometry, ago) {
  const once = { ends: [0, geometry.x.length], x: geometry.x, y: geometry.y };
  undoDeltas(once);
  const of = new Uint32Array(ago.length);
  for (let i = 0, next = 0; i < ago.length; i++) of[i] = ago[i] ? next - ago[i] : next++;
  geometry.x = take(once.x, of);
  geometry.y = take(once.y, of);
}

// Coordinates are differences to the vertex before, from part to part anew.
function undoDeltas({ ends, x, y }) {
  for (let part = 0; part + 1 < ends.length; part++) {
    for (let i = ends[part] + 1; i < ends[part + 1]; i++) {
      x[i] += x[i - 1];
      y[i] += y[i - 1];
    }
  }
}
