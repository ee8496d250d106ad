/** Which arrow, front or zone lies under a pixel, the topmost first. */

/** { name, row } or null; `layer` is the canvas layer the scene was drawn on. */
export function featureAt(scene, layer, [px, py]) {
  const { masks, origin, switches } = scene;
  const { scale, x, y } = layer.view;
  const ctx = layer._ctx;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  const arrow = (scene.arrows ?? []).find(({ path }) => ctx.isPointInPath(path, px, py));
  const [wx, wy] = [(px + x) / scale - origin[0], (py + y) / scale - origin[1]];
  ctx.lineWidth = 8 / scale;
  const front = switches.fronts && scene.fronts.findLast(({ name, row, path }) => masks[name][row] && ctx.isPointInStroke(path, wx, wy));
  // Boxes first: few of ten thousand zones lie around a pixel.
  const inside = (zone) => zone.near(wx, wy) && ctx.isPointInPath(zone.path, wx, wy, 'evenodd');
  const drawn = switches.drawn && scene.drawn.findLast(inside);
  const zone = switches.zones && scene.zones.findLast((one) => masks[one.name][one.row] && inside(one));
  const model = switches.model && scene.model.findLast(inside);
  ctx.restore();
  if (arrow) return { name: 'displacement', row: arrow.row };
  if (front) return front;
  return drawn || zone || model || null;
}
