/**
 * What comes after the picture: a large situation's ground, then its ids, titles, quotes and filters are unpacked when
 * its marks have been painted. Whoever needs them before is answered as soon as they are there.
 */

import { filtering } from './view.js';

export class Arriving {
  constructor(situation) {
    this.situation = situation;
    this.waiting = [];
  }

  get whole() {
    return this.situation.whole !== false;
  }

  /** Whether the ground is there. */
  get grounded() {
    return this.situation.grounded !== false;
  }

  /** Acts now, or when everything is there. */
  when(act) {
    if (this.whole) act();
    else this.waiting.push(act);
  }

  /** Whether everything is there; else it is acted when it is. */
  arrived(act) {
    if (!this.whole && act) this.waiting.push(act);
    return this.whole;
  }

  /** More is there. */
  complete(buffer) {
    this.situation.complete(buffer);
    if (this.whole) for (const act of this.waiting.splice(0)) act();
  }
}

/** Acts when the marks have been painted and the page has a moment's peace. */
export function afterPaint(act) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));
}

/** Whether a view can't be drawn from what comes first. */
export const asksForAll = (view) => filtering(view) || view.compare || view.selected !== null;
