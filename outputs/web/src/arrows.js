/** Arrows of displacement: a tapering curve from origin to destination, its width by people. */

/** Width in pixels at the head by people (square root, so that area and not length grows with the number). */
export function widthOf(people) {
  if (!people) return 5;
  return Math.max(5, Math.min(18, 4 + Math.sqrt(people) / 30));
}

/**
 * Outline of an arrow in pixels: [x, y] corners from the tail round the head and back.
 *
 * The curve is a quadratic Bézier that bows to the left of its way by a sixth of its length; it starts thin and
 * reaches `width` at the head.
 */
export function arrowOf([ax, ay], [bx, by], width, steps = 24) {
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.hypot(dx, dy);
  if (length < 1) return null;
  const bend = length / 6;
  const cx = (ax + bx) / 2 + (dy / length) * bend;
  const cy = (ay + by) / 2 - (dx / length) * bend;
  const head = Math.min(length * 0.4, width * 1.8 + 6);
  const stop = 1 - head / length;
  const left = [];
  const right = [];
  for (let n = 0; n <= steps; n++) {
    const t = (n / steps) * stop;
    const [x, y] = bezier(ax, ay, cx, cy, bx, by, t);
    const [nx, ny] = normal(ax, ay, cx, cy, bx, by, t);
    const half = (0.5 + (width - 0.5) * (t / Math.max(stop, 0.01)) ** 0.8) / 2;
    left.push([x + nx * half, y + ny * half]);
    right.push([x - nx * half, y - ny * half]);
  }
  const [hx, hy] = bezier(ax, ay, cx, cy, bx, by, stop);
  const [nx, ny] = normal(ax, ay, cx, cy, bx, by, stop);
  const wing = width * 0.95 + 4;
  const tips = [[hx + nx * wing, hy + ny * wing], [bx, by], [hx - nx * wing, hy - ny * wing]];
  return { outline: [...left, ...tips, ...right.reverse()], label: bezier(ax, ay, cx, cy, bx, by, 0.55) };
}

function bezier(ax, ay, cx, cy, bx, by, t) {
  const u = 1 - t;
  return [u * u * ax + 2 * u * t * cx + t * t * bx, u * u * ay + 2 * u * t * cy + t * t * by];
}

function normal(ax, ay, cx, cy, bx, by, t) {
  const dx = 2 * (1 - t) * (cx - ax) + 2 * t * (bx - cx);
  const dy = 2 * (1 - t) * (cy - ay) + 2 * t * (by - cy);
  const length = Math.hypot(dx, dy) || 1;
  return [dy / length, -dx / length];
}
