/** A Leaflet layer that is one canvas: it follows pan and zoom, and asks a painter to draw. */

import * as L from 'leaflet';
import { myTurn } from './turns.js';

const PADDING = 0.2;
/** While dragging, redraw only when the last drawing was faster than this (half a frame). */
const FAST_MS = 7;

export const CanvasLayer = L.Layer.extend({
  /**
   * @param paint (ctx, view) => void, in CSS pixels; view is { scale, x, y, width, height, dpr, zoom }
   * @param options `ready(view)`: works towards a picture in slices between frames, true when it can be painted; `spent()`: what that took; `slow()`: whether it may take long; `partly()`: whether only what is in sight has been painted
   */
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
      const slow = this._lastMs > FAST_MS || this.options.slow?.();
      const wait = slow && !myTurn(now, this);
      if (wait || !this._ready()) this._frame = requestAnimationFrame(turn);
      else this.draw();
    };
    this._frame = requestAnimationFrame(turn);
  },

  /** As `redraw`, a frame later: what is seen first comes first. */
  follow() {
    if (this._frame || !this._map) return;
    this._frame = requestAnimationFrame(() => {
      this._frame = 0;
      this.redraw();
    });
  },

  // Where drawing is slow the old picture, in its place, does for a frame.
  _onMoveEnd() {
    if (this._lastMs > FAST_MS || (this.options.slow?.() && this._zoom !== this._map.getZoom())) this.redraw();
    else this.draw();
  },

  _ready() {
    return !this.options.ready || this._map._animatingZoom || this.options.ready(this._sheet());
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
    const view = this.view = this._sheet();
    const { width, height, dpr } = view;
    if (this._canvas.width !== Math.round(width * dpr) || this._canvas.height !== Math.round(height * dpr)) {
      this._canvas.width = Math.round(width * dpr);
      this._canvas.height = Math.round(height * dpr);
      this._canvas.style.width = `${width}px`;
      this._canvas.style.height = `${height}px`;
    }
    L.DomUtil.setTransform(this._canvas, view.corner, 1);
    this._zoom = view.zoom;
    this._center = map.getCenter();
    this._ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    this._ctx.clearRect(0, 0, width, height);
    if (this.fine) this.drawFine(width, height, dpr);
    else this._paint(this._ctx, this.view);
    this._lastMs = Math.max(performance.now() - started, this.options.spent?.() ?? 0);
    if (this.options.partly?.()) this.follow();
  },

  /** The part of the world that the canvas shows now, in its own pixels. */
  _sheet() {
    const map = this._map;
    const size = map.getSize();
    const pad = size.multiplyBy(PADDING).round();
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    const { x, y } = map.getPixelOrigin().add(corner);
    const [zoom, dpr] = [map.getZoom(), this.fine || Math.min(2, window.devicePixelRatio || 1)];
    return { scale: 2 ** zoom, x, y, width: size.x + 2 * pad.x, height: size.y + 2 * pad.y, dpr, zoom, pad, size, corner };
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
