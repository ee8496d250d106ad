/** Place names: which fit, in order of importance. Pure; `map.js` draws them. */

/**
 * Chooses labels that overlap neither each other nor the marks.
 *
 * @param candidates [{ x, y, width, height, rank, offsets: [[dx, dy], …] }] in order of importance; offsets are tried in turn
 * @param taken boxes [x0, y0, x1, y1] that are in use already
 * @param bounds [width, height] of the sheet; labels stay whole inside it
 * @returns [{ candidate, x, y }] top-left corners
 */
export function placeLabels(candidates, taken, [width, height], margin = 2) {
  const grid = new BoxGrid(64);
  for (const box of taken) grid.add(box);
  const placed = [];
  for (const candidate of candidates) {
    for (const [dx, dy] of candidate.offsets) {
      const x = candidate.x + dx;
      const y = candidate.y + dy;
      const box = [x - margin, y - margin, x + candidate.width + margin, y + candidate.height + margin];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || grid.hits(box)) continue;
      grid.add(box);
      placed.push({ candidate, x, y });
      break;
    }
  }
  return placed;
}

class BoxGrid {
  constructor(size) {
    this.size = size;
    this.cells = new Map();
  }

  * around([x0, y0, x1, y1]) {
    for (let cx = Math.floor(x0 / this.size); cx <= Math.floor(x1 / this.size); cx++) {
      for (let cy = Math.floor(y0 / this.size); cy <= Math.floor(y1 / this.size); cy++) yield `${cx},${cy}`;
    }
  }

  add(box) {
    for (const key of this.around(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  hits([x0, y0, x1, y1]) {
    for (const key of this.around([x0, y0, x1, y1])) {
      for (const box of this.cells.get(key) ?? []) {
        if (x0 < box[2] && x1 > box[0] && y0 < box[3] && y1 > box[1]) return true;
      }
    }
    return false;
  }
}
