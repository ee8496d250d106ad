/** Bundles the front end: `node build.mjs OUTPUT_FOLDER`. Called by `python -m outputs.build_web`. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const out = process.argv[2];
const licence = async (name) => `/*! ${name}\n${(await readFile(`node_modules/${name}/LICENSE`, 'utf8')).trim()} */\n`;
const leaflet = await licence('leaflet');
// The licences of what is bundled travel with it.
const common = {
  banner: { js: leaflet, css: leaflet },
  bundle: true, minify: true, charset: 'ascii', legalComments: 'none', logLevel: 'warning',
  target: ['es2023', 'chrome117', 'firefox121', 'safari17'], loader: { '.png': 'dataurl' },
};

await Promise.all([
  build({ ...common, entryPoints: ['src/page.js'], format: 'iife', outfile: join(out, 'page.js') }),
  build({ ...common, entryPoints: ['src/component.js'], format: 'esm', outfile: join(out, 'component.js') }),
  build({ ...common, banner: {}, entryPoints: ['src/loader.js'], format: 'esm', outfile: join(out, 'loader.js') }),
  build({ ...common, entryPoints: ['src/map.css'], outfile: join(out, 'map.css') }),
  build({ ...common, entryPoints: ['src/page.css'], outfile: join(out, 'page.css') }),
]);
await Promise.all(['page.js', 'component.js'].map((name) => plain(join(out, name))));
await writeFile(join(out, 'fonts.css'), await fonts());

// esbuild escapes texts, not regular expressions. A script of ASCII alone takes a browser half the memory, and less time.
async function plain(path) {
  const script = await readFile(path, 'utf8');
  await writeFile(path, script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** Source Sans 3 (SIL Open Font License 1.1) as data, so that the page looks the same everywhere. */
async function fonts() {
  const folder = 'node_modules/@fontsource/source-sans-3';
  const css = [await licence('@fontsource/source-sans-3')];
  for (const [subset, weights] of [['latin', [400, 600, 700]], ['latin-ext', [400, 600]]]) {
    for (const weight of weights) {
      const source = await readFile(`${folder}/${weight}.css`, 'utf8');
      const face = source.slice(source.indexOf(`source-sans-3-${subset}-${weight}-normal */`));
      const range = /unicode-range: *([^;}]+)/.exec(face)[1].trim();
      const file = await readFile(`${folder}/files/source-sans-3-${subset}-${weight}-normal.woff2`);
      css.push(`@font-face{font-family:'Source Sans 3';font-weight:${weight};font-display:block;`
        + `src:url(data:font/woff2;base64,${file.toString('base64')}) format('woff2');unicode-range:${range}}`);
    }
  }
  return css.join('\n');
}
