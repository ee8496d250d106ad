/** The sides' colours as people see them whose eyes lack one kind of cone. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// Matrices for linear RGB at full severity: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113.
const EYES = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
/** Under this distance two colours are taken to be one by some readers (CIEDE2000; 2.3 is just noticeable side by side). */
const APART = 10;

function linear(colour) {
  const n = Number.parseInt(colour.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
}

function labOf(colour, eye) {
  const rgb = linear(colour);
  const [r, g, b] = EYES[eye].map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, k) => sum + part * rgb[k], 0))));
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map(f);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000: Sharma, Wu and Dalal 2005, doi:10.1002/col.20070. */
export function distance([l1, a1, b1], [l2, a2, b2]) {
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [p1, p2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a, b) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  let dh = c1 * c2 === 0 ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  let h = h1 + h2;
  if (c1 * c2 !== 0) h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
  const t = 1 - 0.17 * Math.cos((h - 30) * rad) + 0.24 * Math.cos(2 * h * rad) + 0.32 * Math.cos((3 * h + 6) * rad) - 0.2 * Math.cos((4 * h - 63) * rad);
  const [sl, sc, sh] = [1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2), 1 + 0.045 * c, 1 + 0.015 * c * t];
  const turn = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const [dl, dc, dhh] = [(l2 - l1) / sl, (c2 - c1) / sc, dH / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dhh ** 2 + turn * dc * dhh);
}

function rowsOf(name) {
  const [head, ...lines] = readFileSync(new URL(`../../data/style/${name}`, import.meta.url), 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, n) => [columns[n], value])));
}

const pairs = (rows) => rows.flatMap((a, n) => rows.slice(n + 1).map((b) => [a, b]));

test('the distance is that of the published pairs', () => {
  assert.ok(Math.abs(distance([50, 2.6772, -79.7751], [50, 0, -82.7485]) - 2.0425) < 1e-4);
  assert.ok(Math.abs(distance([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387]) - 1.2644) < 1e-4);
  assert.ok(Math.abs(distance([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514]) - 0.9082) < 1e-4);
});

test('two sides that some eyes take for one have another pattern and another letter', () => {
  for (const [a, b] of pairs(rowsOf('sides.csv'))) {
    assert.notEqual(a.letter, b.letter, `${a.side} and ${b.side}`);
    for (const ground of ['colour', 'dark']) {
      for (const eye of Object.keys(EYES)) {
        const apart = distance(labOf(a[ground], eye), labOf(b[ground], eye));
        if (apart < APART) assert.notEqual(a.pattern, b.pattern, `${a.side} and ${b.side}, ${eye}, ${ground}: ${apart.toFixed(1)}`);
      }
    }
  }
});

test('the first colours of the sequence are apart for all eyes, or patterned apart', () => {
  for (const [a, b] of pairs(rowsOf('sequence.csv').slice(0, 6))) {
    for (const eye of Object.keys(EYES)) {
      const apart = distance(labOf(a.colour, eye), labOf(b.colour, eye));
      assert.ok(apart >= APART || a.pattern !== b.pattern, `${a.colour} and ${b.colour}, ${eye}: ${apart.toFixed(1)}`);
    }
  }
});
