/** Colours of the moment, read from the style sheet, and the sides' colours from the data. */

const NAMES = [
  'paper', 'ink', 'muted', 'sea', 'land', 'land-other', 'coast', 'border', 'province', 'label', 'halo',
  'strike', 'clash', 'movement', 'other', 'front', 'focus',
];

/** { name: colour } from the custom properties `--sm-…` of an element, and whether it is dark. */
export function readTheme(root) {
  const style = getComputedStyle(root);
  const theme = { dark: style.getPropertyValue('--sm-dark').trim() === '1' };
  for (const name of NAMES) theme[name.replace(/-(\w)/g, (_, c) => c.toUpperCase())] = style.getPropertyValue(`--sm-${name}`).trim();
  theme.font = style.fontFamily || 'sans-serif';
  return theme;
}

const UNKNOWN = { side: null, colour: '#8a8f94', dark: '#8f969c', pattern: 'dots', letter: '?' };

/** Looks up { colour, pattern, letter } of a side for a theme; a side that nobody styled is grey with "?". */
export function sidesOf(meta, theme) {
  const table = new Map((meta.sides ?? []).map((side) => [side.side, side]));
  return (name) => {
    const side = table.get(name) ?? UNKNOWN;
    return { ...side, name, colour: theme.dark ? side.dark : side.colour };
  };
}

/** "#rrggbb" with an alpha between 0 and 1, for a canvas. */
export function alpha(colour, share) {
  const n = Number.parseInt(colour.slice(1), 16);
  return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${share})`;
}

/** Relative luminance (WCAG 2.2) of "#rrggbb". */
export function luminance(colour) {
  const n = Number.parseInt(colour.slice(1), 16);
  const [r, g, b] = [n >> 16, (n >> 8) & 255, n & 255].map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black or white, whichever reads better on a colour. */
export const inkOn = (colour) => (luminance(colour) > 0.3 ? '#1b1b1b' : '#ffffff');
