/** The quiet base map: sea, land, provinces, borders. No tiles. */

import { pathOf } from './world.js';

/** Paths of the base map: functions, as each is built once, when it is first drawn. */
export function buildBase(tables, origin) {
  const land = tables.base_land;
  const lines = tables.base_lines;
  return {
    land: lazy(() => (land ? rows(land).map((i) => ({ focus: land.get('focus', i) === 1, path: pathOf(land, i, origin) })) : [])),
    lines: lazy(() => (lines ? rows(lines).map((i) => ({ kind: lines.get('kind', i), path: pathOf(lines, i, origin) })) : [])),
    water: lazy(() => (tables.base_water ? rows(tables.base_water).map((i) => pathOf(tables.base_water, i, origin)) : [])),
  };
}

function lazy(make) {
  let made = null;
  return () => (made ??= make());
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

export function paintLines(ctx, view, base, origin, theme) {
  inWorld(ctx, view, origin, (px) => {
    ctx.lineJoin = 'round';
    for (const { kind, path } of base.lines()) {
      const style = LINES[kind]?.(theme);
      if (!style || view.zoom < (style.minZoom ?? 0)) continue;
      ctx.strokeStyle = style.colour;
      ctx.lineWidth = style.width * px;
      ctx.setLineDash(style.dash.map((length) => length * px));
      ctx.stroke(path);
    }
  });
}
