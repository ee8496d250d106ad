/** The small pictures that stand for a mark each when there are very many. */

/** How far a dot reaches from its middle, in CSS pixels. */
export const RADIUS = 4;
export const SIZE = 2 * RADIUS + 1;
/** Fainter pixels of a dot's edge are left out. */
const LEAST = 60;

let known = null;

/** A blank canvas of a size, one for all sprites. */
function easel(size) {
  if (known?.canvas.width !== size) known = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  else known.clearRect(0, 0, size, size);
  return known;
}

/** `ahead`: how far each pixel of the dot is from its middle in a picture so wide; `covers`: whether a pixel so far from it is its own. */
export function spriteOf(colour, theme, dpr, width) {
  const size = Math.ceil(SIZE * dpr);
  const ctx = easel(size);
  ctx.beginPath();
  ctx.arc(size / 2, size / 2, (RADIUS - 0.6) * dpr, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = dpr;
  ctx.strokeStyle = theme.paper;
  ctx.stroke();
  const data = new Uint32Array(ctx.getImageData(0, 0, size, size).data.buffer);
  const drawn = [...data.keys()].filter((k) => data[k] >>> 24 > LEAST);
  const half = size >> 1;
  const [dx, dy] = [drawn.map((k) => (k % size) - half), drawn.map((k) => Math.floor(k / size) - half)];
  return {
    dx, dy,
    covers: (x, y) => x >= -half && y >= -half && x < size - half && y < size - half && data[(y + half) * size + x + half] >>> 24 > LEAST,
    ahead: Int32Array.from(drawn, (_, n) => dy[n] * width + dx[n]),
    colour: Uint32Array.from(drawn, (k) => data[k]),
  };
}
