/**
 * The picture of the ground. It is kept while only marks change; very many zones are drawn in slices between frames,
 * with the picture before in their place, moved and scaled, until they are done.
 */

import { groundSteps } from './ground.js';

const SLICE_MS = 8;

export class Backdrop {
  /** @param onReady called when a picture that was drawn in slices is there */
  constructor(onReady) {
    this.onReady = onReady;
    this.done = null;
  }

  paint(ctx, sheet, scene) {
    if (!scene.many) {
      this.forget();
      Array.from(groundSteps(ctx, sheet, scene));
      return;
    }
    const key = `${scene.groundKey}|${sheet.x},${sheet.y},${sheet.scale},${sheet.width},${sheet.height},${sheet.dpr}`;
    if (this.done?.key !== key && this.job?.key !== key) this.begin(key, sheet, scene);
    if (!this.done) this.run(Infinity);
    this.show(ctx, sheet, scene.theme);
  }

  begin(key, sheet, scene) {
    cancelAnimationFrame(this.frame);
    const canvas = new OffscreenCanvas(Math.round(sheet.width * sheet.dpr), Math.round(sheet.height * sheet.dpr));
    // Drawn at once and not when it is first shown: else the slices would be of no use.
    const ctx = canvas.getContext('2d', { willReadFrequently: true });
    ctx.setTransform(sheet.dpr, 0, 0, sheet.dpr, 0, 0);
    this.job = { key, canvas, sheet, steps: groundSteps(ctx, sheet, scene) };
    this.frame = requestAnimationFrame(() => this.run(SLICE_MS));
  }

  run(slice) {
    const { job } = this;
    const end = performance.now() + slice;
    while (!job.steps.next().done) {
      if (performance.now() < end) continue;
      this.frame = requestAnimationFrame(() => this.run(slice));
      return;
    }
    cancelAnimationFrame(this.frame);
    this.done = job;
    if (slice !== Infinity) this.onReady();
  }

  show(ctx, sheet, theme) {
    const { canvas, sheet: old } = this.done;
    const times = sheet.scale / old.scale;
    ctx.fillStyle = theme.land;
    ctx.fillRect(0, 0, sheet.width, sheet.height);
    ctx.drawImage(canvas, old.x * times - sheet.x, old.y * times - sheet.y, old.width * times, old.height * times);
  }

  forget() {
    cancelAnimationFrame(this.frame);
    [this.done, this.job] = [null, null];
  }
}
