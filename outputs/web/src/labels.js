/** Place names: which fit, in order of importance. Pure; `map.js` draws them. */

/**
 * Chooses labels that overlap neither each other nor the marks.
 *
 * @param candidates [{ x, y, width, height, rank, offsets: [[dx, dy], …] }] in order of importance; offsets are tried in turn
 * @param taken boxes [x0, y0, x1, y1] that are in use already
 * @param bounds [width, height] of the sheet; labels stay whole inside it
 * @param seen box of the part that is seen: a label lies in it or beside it; one that its edge would cut is left out,
 *   unless it is to be `kept`
 * @returns [{ candidate, x, y }] top-left corners
 */
export function placeLabels(candidates, taken, [width, height], seen = [0, 0, width, height], margin = 2) {
  const grid = new BoxGrid(64);
  for (const box of taken) grid.add(box);
  const placed = [];
  for (const candidate of candidates) {
    let chosen = null;
    for (const [dx, dy] of candidate.offsets) {
      const [x, y] = [candidate.x + dx, candidate.y + dy];
      const box = [x - margin, y - margin, x + candidate.width + margin, y + candidate.height + margin];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || grid.hits(box)) continue;
      const whole = !isCut(box, seen);
      if (whole || (candidate.kept && !chosen)) chosen = { x, y, box };
      if (whole) break;
    }
    if (!chosen) continue;
    grid.add(chosen.box);
    placed.push({ candidate, x: chosen.x, y: chosen.y });
  }
  return placed;
}

const isCut = ([x0, y0, x1, y1], [left, top, right, bottom]) => {
  const touches = x1 > left && x0 < right && y1 > top && y0 < bottom;
  return touches && (x0 < left || x1 > right || y0 < top || y1 > bottom);
};

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
