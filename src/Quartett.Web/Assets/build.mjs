// Bundles the style sheet and the islands into ../wwwroot/built (git-ignored). Addresses are fingerprinted by the host, not here.
import { build, context } from 'esbuild';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '..', 'wwwroot', 'built');
const fontBudget = 90 * 1024;
// light-dark(), nesting and oklch() are the floor; nothing is lowered for older browsers.
const target = ['chrome123', 'firefox128', 'safari17.5'];

const fonts = ['inter-latin-wght-normal.woff2'];

async function copyFonts() {
  const inter = path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));
  await mkdir(path.join(out, 'fonts'), { recursive: true });
  let bytes = 0;
  for (const font of fonts) {
    const source = path.join(inter, 'files', font);
    bytes += (await stat(source)).size;
    await copyFile(source, path.join(out, 'fonts', font));
  }
  await copyFile(path.join(inter, 'LICENSE'), path.join(out, 'fonts', 'inter-LICENSE.txt'));
  if (bytes > fontBudget) throw new Error(`The fonts weigh ${bytes} bytes, the budget is ${fontBudget}.`);
}

const styles = {
  entryPoints: [path.join(here, 'styles', 'app.css')],
  outdir: out, bundle: true, minify: true, target, external: ['/built/fonts/*', './fonts/*'], logLevel: 'info',
};
const scripts = {
  entryPoints: Object.fromEntries(
    ['app', 'composer', 'calendar', 'upload', 'crop'].map(name => [name, path.join(here, 'islands', `${name}.ts`)])),
  outdir: out, bundle: true, minify: true, format: 'esm', splitting: true, chunkNames: 'part-[hash]', target, logLevel: 'info',
};

await rm(out, { recursive: true, force: true });
await copyFonts();
if (process.argv.includes('--watch')) {
  for (const options of [styles, scripts]) await (await context(options)).watch();
} else {
  await Promise.all([build(styles), build(scripts)]);
}
