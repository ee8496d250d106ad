/**
 * The picture of the ground. It is kept while only marks change; very many zones are drawn in slices between frames,
 * with the picture before in their place, moved and scaled, until they are done.
 */

import { groundSteps } from './ground.js';
import { myTurn } from './turns.js';

const SLICE_MS = 8;

export class Backdrop {
  /** @param onReady called when a picture that was drawn in slices is there, and when the first has its land */
  constructor(onReady) {
    this.onReady = onReady;
    this.done = null;
  }

  /** False where the ground is not drawn yet. `whole`: all at once, without the kept picture (for paper). */
  paint(ctx, sheet, scene, whole = false) {
    if (whole || !scene.many) {
      if (!whole) this.forget();
      Array.from(groundSteps(ctx, sheet, scene));
      return true;
    }
    const key = `${scene.groundKey}|${sheet.x},${sheet.y},${sheet.scale},${sheet.width},${sheet.height},${sheet.dpr}`;
    if (this.done?.key === key) this.stop();
    else if (this.job?.key !== key) this.begin(key, sheet, scene);
    // At first marks stand on empty ground, then on land; the zones follow as soon as they are drawn.
    this.show(ctx, sheet, scene.theme, this.done ?? this.job);
    return Boolean(this.done);
  }

  /** Empty ground, while there is none to draw. */
  blank(ctx, sheet, { theme }) {
    ctx.fillStyle = theme.land;
    ctx.fillRect(0, 0, sheet.width, sheet.height);
  }

  begin(key, sheet, scene) {
    cancelAnimationFrame(this.frame);
    const ctx = this.easel(Math.round(sheet.width * sheet.dpr), Math.round(sheet.height * sheet.dpr));
    const { canvas } = ctx;
    ctx.setTransform(sheet.dpr, 0, 0, sheet.dpr, 0, 0);
    this.job = { key, canvas, ctx, sheet, steps: groundSteps(ctx, sheet, scene) };
    // The first marks are on the screen before zones are begun.
    this.frame = requestAnimationFrame((now) => {
      if (this.done) this.run(now);
      else this.wait();
    });
  }

  /** A blank canvas that is not the picture shown: there are two, used in turn. */
  easel(width, height) {
    const known = this.spare ?? this.job?.ctx;
    this.spare = null;
    if (known?.canvas.width !== width || known.canvas.height !== height) {
      return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    }
    known.reset();
    return known;
  }

  wait() {
    this.frame = requestAnimationFrame((now) => this.run(now));
  }

  run(now) {
    if (!myTurn(now, this)) return this.wait();
    const { job } = this;
    const end = performance.now() + SLICE_MS;
    let land = !job.begun && !this.done;
    while (!job.steps.next().done) {
      job.begun = true;
      // A browser only writes down what is to be drawn, and does it when it is asked for a pixel.
      job.ctx.getImageData(0, 0, 1, 1);
      if (land) this.onReady();
      land = false;
      if (performance.now() < end) continue;
      return this.wait();
    }
    job.ctx.getImageData(0, 0, 1, 1);
    this.spare = this.done?.ctx ?? null;
    this.done = job;
    this.job = null;
    return this.onReady();
  }

  show(ctx, sheet, theme, { canvas, sheet: old, begun }) {
    const times = sheet.scale / old.scale;
    this.blank(ctx, sheet, { theme });
    if (begun) ctx.drawImage(canvas, old.x * times - sheet.x, old.y * times - sheet.y, old.width * times, old.height * times);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.spare ??= this.job?.ctx ?? null;
    this.job = null;
  }

  forget() {
    this.stop();
    this.spare = this.done = null;
  }
}
