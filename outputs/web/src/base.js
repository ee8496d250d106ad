/** The quiet base map: sea, land, provinces, borders. No tiles. */

import { pathOf, touches, tracePart, worldOf } from './world.js';

/** So many corners a piece of a line. */
const PIECE = 400;

/** Paths of the base map: functions, as each is built once, when it is first drawn. */
export function buildBase(tables, origin) {
  const land = tables.base_land;
  const lines = tables.base_lines;
  return {
    land: lazy(() => (land ? rows(land).map((i) => ({ focus: land.get('focus', i) === 1, path: pathOf(land, i, origin) })) : [])),
    lines: lazy(() => (lines ? rows(lines).flatMap((i) => piecesOf(lines, i, origin)) : [])),
    water: lazy(() => (tables.base_water ? rows(tables.base_water).map((i) => pathOf(tables.base_water, i, origin)) : [])),
  };
}

function lazy(make) {
  let made = null;
  return () => (made ??= make());
}

/** A row of lines in pieces of some hundred corners with their boxes: dashes off the sheet need not be counted. */
function piecesOf(table, row, origin) {
  const kind = table.get('kind', row);
  const { x, y } = worldOf(table);
  const { parts, ends } = table.geometry;
  const pieces = [];
  for (let part = parts[row], corners = PIECE; part < parts[row + 1]; part++) {
    if (corners >= PIECE) {
      pieces.push({ kind, path: new Path2D(), box: [Infinity, Infinity, -Infinity, -Infinity] });
      corners = 0;
    }
    const { path, box } = pieces.at(-1);
    tracePart(path, table, part, origin);
    for (let k = ends[part]; k < ends[part + 1]; k++) {
      box[0] = Math.min(box[0], x[k]);
      box[1] = Math.min(box[1], y[k]);
      box[2] = Math.max(box[2], x[k]);
      box[3] = Math.max(box[3], y[k]);
    }
    corners += ends[part + 1] - ends[part];
  }
  return pieces;
}

const rows = (table) => Array.from({ length: table.n }, (_, i) => i);

/** Calls `draw` in world units around the origin; widths are then pixels divided by the scale. */
export function inWorld(ctx, view, origin, draw) {
  const { scale, x, y, dpr } = view;
  ctx.save();
  ctx.setTransform(scale * dpr, 0, 0, scale * dpr, (origin[0] * scale - x) * dpr, (origin[1] * scale - y) * dpr);
  draw(1 / scale);
  ctx.restore();
}

export function paintLand(ctx, view, base, origin, theme) {
  ctx.fillStyle = theme.sea;
  ctx.fillRect(0, 0, view.width, view.height);
  inWorld(ctx, view, origin, () => {
    for (const { focus, path } of base.land()) {
      ctx.fillStyle = focus ? theme.land : theme.landOther;
      ctx.fill(path, 'evenodd');
    }
    ctx.fillStyle = theme.sea;
    for (const path of base.water()) ctx.fill(path, 'evenodd');
  });
}

const LINES = {
  province: (theme) => ({ colour: theme.province, width: 0.8, dash: [1, 3], minZoom: 6 }),
  coast: (theme) => ({ colour: theme.coast, width: 0.9, dash: [] }),
  border: (theme) => ({ colour: theme.border, width: 1.3, dash: [] }),
  disputed: (theme) => ({ colour: theme.border, width: 1.3, dash: [5, 4] }),
};

/** Borders, coasts and provinces, in steps that a painter may pause between. */
export function* paintLines(ctx, view, base, origin, theme) {
  for (const { kind, path, box } of base.lines()) {
    const style = LINES[kind]?.(theme);
    if (!style || view.zoom < (style.minZoom ?? 0) || !touches(view, ...box)) continue;
    paintLine(ctx, view, path, style, origin);
    yield;
  }
}

function paintLine(ctx, view, path, style, origin) {
  inWorld(ctx, view, origin, (px) => {
    ctx.lineJoin = 'round';
    ctx.strokeStyle = style.colour;
    ctx.lineWidth = style.width * px;
    ctx.setLineDash(style.dash.map((length) => length * px));
    ctx.stroke(path);
  });
}
