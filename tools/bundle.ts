import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { fingerprint, writeWhole } from './fingerprint.ts';
import {
  builtinsOnDemand,
  credentialsFromEnvironment,
  queryFiles,
  queryTexts,
} from './lambda-plugins.ts';

const META = 'meta.json';
const STAMP = 'stamp';
/** What decides a bundle besides the sources. */
const RECIPE = ['package-lock.json', 'tools/bundle.ts', 'tools/lambda-plugins.ts'];

export interface BundleOptions {
  /** Project folder. Default: this one. */
  readonly root?: string;
}

export interface BundleResult {
  /** Absolute path of dist. */
  readonly folder: string;
  /** One name per functions/<name>/handler.ts, sorted. */
  readonly functions: readonly string[];
  /** False when dist was current already. */
  readonly built: boolean;
}

/**
 * Bundles every functions/<name>/handler.ts, with the SDK, into dist/<name>/index.mjs: the bytes that
 * are deployed and that run locally. dist/meta.json is esbuild's metafile. Does nothing when neither
 * the sources nor package-lock.json changed. Throws esbuild's BuildFailure.
 */
export async function bundle(options: BundleOptions = {}): Promise<BundleResult> {
  const root = options.root ?? path.resolve(import.meta.dirname, '..');
  const folder = path.join(root, 'dist');
  const functions = readdirSync(path.join(root, 'functions'))
    .filter((name) => existsSync(path.join(root, 'functions', name, 'handler.ts')))
    .sort();
  if (isCurrent(root, folder, functions)) return { folder, functions, built: false };

  // Loaded here because a current dist does not need it.
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      functions.map((name) => [`${name}/index`, `functions/${name}/handler.ts`]),
    ),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
    loader: { '.sql': 'text' },
    plugins: [builtinsOnDemand, credentialsFromEnvironment, queryTexts],
  });
  for (const file of outputFiles) await writeWhole(file.path, file.contents);
  await writeWhole(path.join(folder, META), JSON.stringify(metafile));
  await removeAllBut(folder, [...functions, META, STAMP]);
  await writeWhole(path.join(folder, STAMP), stampOf(root, functions, metafile));
  return { folder, functions, built: true };
}

function isCurrent(root: string, folder: string, functions: readonly string[]): boolean {
  const files = [STAMP, META, ...functions.map((name) => path.join(name, 'index.mjs'))];
  if (!files.every((file) => existsSync(path.join(folder, file)))) return false;
  const metafile = JSON.parse(readFileSync(path.join(folder, META), 'utf8')) as Metafile;
  return readFileSync(path.join(folder, STAMP), 'utf8') === stampOf(root, functions, metafile);
}

/** Packages count by the lock file alone: reading them would take longer than bundling them. */
function stampOf(root: string, functions: readonly string[], metafile: Metafile): string {
  // A colon marks the modules that the plugins make up.
  const sources = Object.keys(metafile.inputs).filter((file) => !/node_modules\/|:/.test(file));
  const files = new Set([...sources, ...queryFiles(root), ...RECIPE]);
  return [fingerprint(root, [...files]), ...functions].join('\n');
}

async function removeAllBut(folder: string, keep: readonly string[]): Promise<void> {
  const others = readdirSync(folder).filter((name) => !keep.includes(name.replace(/\.\d+$/, '')));
  for (const name of others) await rm(path.join(folder, name), { recursive: true, force: true });
}

if (import.meta.main) {
  const { functions, built } = await bundle();
  process.stdout.write(
    `${functions.length} functions ${built ? 'bundled into' : 'are current in'} dist.\n`,
  );
}
