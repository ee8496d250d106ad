/** One zone or front: what its row says, and its shape, built when it is first needed. */

import { shadesOf } from './shades.js';
import { boxesOf, pathOf } from './world.js';

/** A zone or front of a table's row; its path is built when it is first needed. */
class Zone {
  constructor(table, row, origin, parts) {
    [this.table, this.name, this.row, this.origin, this.parts] = [table, table.name, row, origin, parts];
    this.side = table.get('side', row) ?? table.get('actor', row);
    this.rival = table.get('rival', row);
    this.status = table.get('status', row);
    // The weight of the statement is in it already (layers/confidence.py).
    this.sure = table.get('confidence', row) ?? 0;
    this.confidence = table.get('confidence', row) ?? 0.5;
  }

  get path() {
    this.built ??= pathOf(this.table, this.row, this.origin);
    return this.built;
  }

  get shades() {
    if (this.found === undefined) this.found = this.parts ? shadesOf(this.parts, this.table.get('id', this.row), this.origin) : null;
    return this.found;
  }

  /** Whether its box holds a point, in world units around the origin. */
  near(x, y) {
    const [at, boxes] = [4 * this.row, boxesOf(this.table)];
    const [px, py] = [x + this.origin[0], y + this.origin[1]];
    return px >= boxes[at] && py >= boxes[at + 1] && px <= boxes[at + 2] && py <= boxes[at + 3];
  }
}

/** The zones (or fronts) of a table, in its order. */
export function buildZones(table, origin, parts = null) {
  return table?.placed ? Array.from({ length: table.n }, (_, row) => new Zone(table, row, origin, parts)) : [];
}
