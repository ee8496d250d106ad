/** A search for words that runs in slices between frames and remembers its last answer. */

import { search } from './words.js';

const SLICE_MS = 8;

export class Searching {
  /** @param onFound called when an answer has come */
  constructor(onFound) {
    this.onFound = onFound;
    this.words = '';
    this.answer = null;
  }

  /** The rows that hold the words; while they are looked for, those of the words before. Null: all rows. */
  found(tables, words) {
    if (words === this.words) return this.answer;
    this.words = words;
    cancelAnimationFrame(this.frame);
    if (!words.trim()) this.answer = null;
    else this.run(search(tables, words));
    return this.answer;
  }

  /** Goes on for a slice; a small situation is done at once, with no frame in between. */
  run(steps, later = false) {
    const end = performance.now() + SLICE_MS;
    for (;;) {
      const { done, value } = steps.next();
      if (done) {
        this.answer = value;
        if (later) this.onFound();
        return;
      }
      if (performance.now() > end) break;
    }
    this.frame = requestAnimationFrame(() => this.run(steps, true));
  }

  forget() {
    cancelAnimationFrame(this.frame);
    [this.words, this.answer] = ['', null];
  }
}
