// Node 20 does not read TypeScript: bundle the tests beside the modules they test, then hand them to node:test.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '..', 'node_modules', '.tests');
const tests = (await readdir(here)).filter(name => name.endsWith('.test.ts'));
await rm(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map(name => path.join(here, name)), outdir: out, outExtension: { '.js': '.mjs' },
  bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning',
});
const run = spawnSync(process.execPath, ['--test', ...tests.map(name => path.join(out, name.replace(/\.ts$/, '.mjs')))],
  { stdio: 'inherit', cwd: path.join(here, '..') });
process.exit(run.status ?? 1);
