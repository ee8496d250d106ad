/** The names on the ground: worked out once for a part of the world and what is shown of it. */

import { forgetWidths, layNames } from './names.js';

export class Lettering {
  constructor() {
    this.key = null;
    this.letters = 0;
  }

  /** The names with their places, for `paintNames`. */
  on(ctx, sheet, scene, clusters) {
    if (!this.has(sheet, scene)) [this.placed, this.key] = [layNames(ctx, sheet, scene, clusters), this.keyOf(sheet, scene)];
    return this.placed;
  }

  has(sheet, scene) {
    return this.key === this.keyOf(sheet, scene);
  }

  keyOf({ x, y, scale, width, height }, { version }) {
    return [x, y, scale, width, height, version, this.letters].join();
  }

  /** Other letters are there to write in. */
  renew() {
    forgetWidths();
    this.letters += 1;
  }
}
