/** In a page that scrolls, the wheel zooms a map only after a click on it, or with Ctrl: else the page could not be scrolled over it. */

export function politeWheel(map, stage, signal) {
  map.scrollWheelZoom.disable();
  stage.addEventListener('pointerdown', () => map.scrollWheelZoom.enable(), { signal });
  stage.addEventListener('pointerleave', () => map.scrollWheelZoom.disable(), { signal });
  // Before Leaflet sees the turn of the wheel.
  stage.addEventListener('wheel', (event) => {
    if ((event.ctrlKey || event.metaKey) && !map.scrollWheelZoom.enabled()) map.scrollWheelZoom.enable();
  }, { signal, capture: true, passive: true });
}
