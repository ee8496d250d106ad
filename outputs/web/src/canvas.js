/** A Leaflet layer that is one canvas: it follows pan and zoom, and asks a painter to draw. */

import * as L from 'leaflet';

const PADDING = 0.2;
/** While dragging, redraw only when the last drawing was faster than this (half a frame). */
const FAST_MS = 7;
/** The frame in which a slow layer was drawn: another waits for the next, so that no frame holds the page up. */
let taken = 0;

export const CanvasLayer = L.Layer.extend({
  /** @param paint (ctx, view) => void, in CSS pixels; view is { scale, x, y, width, height, dpr, zoom } */
  initialize(paint, options) {
    L.setOptions(this, options);
    this._paint = paint;
    this._lastMs = 0;
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated');
    this._canvas.setAttribute('aria-hidden', 'true');
    map.getPane(this.options.pane).appendChild(this._canvas);
    this._ctx = this._canvas.getContext('2d');
    // The first drawing comes with the first view.
  },

  onRemove() {
    cancelAnimationFrame(this._frame);
    this._canvas.remove();
  },

  getEvents() {
    return { viewreset: this.draw, moveend: this._onMoveEnd, resize: this.draw, move: this._onMove, zoomanim: this._onZoom };
  },

  redraw() {
    if (this._frame || !this._map) return;
    const turn = (now) => {
      this._frame = 0;
      const slow = this._lastMs > FAST_MS;
      if (slow && taken === now) this._frame = requestAnimationFrame(turn);
      else {
        if (slow) taken = now;
        this.draw();
      }
    };
    this._frame = requestAnimationFrame(turn);
  },

  // Where drawing is slow the old picture, in its place, does for a frame.
  _onMoveEnd() {
    if (this._lastMs > FAST_MS) this.redraw();
    else this.draw();
  },

  _onMove() {
    if (this._lastMs < FAST_MS && !this._map._animatingZoom) this.redraw();
  },

  // As in Leaflet's own Renderer: the old picture is scaled until the new one is drawn.
  _onZoom({ center, zoom }) {
    const map = this._map;
    const scale = map.getZoomScale(zoom, this._zoom);
    const half = map.getSize().multiplyBy(0.5 + PADDING);
    const old = map.project(this._center, zoom);
    const offset = half.multiplyBy(-scale).add(old).subtract(map._getNewPixelOrigin(center, zoom));
    L.DomUtil.setTransform(this._canvas, offset, scale);
  },

  draw() {
    const map = this._map;
    if (!map || map._animatingZoom) return;
    const started = performance.now();
    const size = map.getSize();
    const pad = size.multiplyBy(PADDING).round();
    const width = size.x + 2 * pad.x;
    const height = size.y + 2 * pad.y;
    const dpr = this.fine || Math.min(2, window.devicePixelRatio || 1);
    if (this._canvas.width !== Math.round(width * dpr) || this._canvas.height !== Math.round(height * dpr)) {
      this._canvas.width = Math.round(width * dpr);
      this._canvas.height = Math.round(height * dpr);
      this._canvas.style.width = `${width}px`;
      this._canvas.style.height = `${height}px`;
    }
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    L.DomUtil.setTransform(this._canvas, corner, 1);
    this._zoom = map.getZoom();
    this._center = map.getCenter();
    const origin = map.getPixelOrigin().add(corner);
    this.view = {
      scale: 2 ** this._zoom, x: origin.x, y: origin.y, width, height, dpr, zoom: this._zoom, pad, size,
    };
    this._ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    this._ctx.clearRect(0, 0, width, height);
    if (this.fine) this.drawFine(width, height, dpr);
    else this._paint(this._ctx, this.view);
    this._lastMs = performance.now() - started;
  },

  // On paper a browser plays the strokes again, and loses some: it is given a picture.
  drawFine(width, height, dpr) {
    const sheet = new OffscreenCanvas(this._canvas.width, this._canvas.height);
    const ctx = sheet.getContext('2d', { willReadFrequently: true });
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    this._paint(ctx, this.view);
    this._ctx.drawImage(sheet, 0, 0, width, height);
  },

  /** Container pixels (as of a mouse event) to this canvas's pixels. */
  toCanvas(point) {
    return [point.x + this.view.pad.x, point.y + this.view.pad.y];
  },
});
