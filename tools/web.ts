import { existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint, writeWhole } from './fingerprint.ts';
import { filesIn, SCHEMA, typeSourcesOf, writeTypes } from './web-types/write-types.ts';

/** Beside Vite's manifest, which is no page either: whoever serves the folder leaves `.vite` out. */
const STAMP = path.join('.vite', 'stamp');

export interface WebResult {
  /** Absolute path of web/dist. */
  readonly folder: string;
  /** False when the pages were current already. */
  readonly built: boolean;
}

/**
 * Builds the pages into web/dist, and first what they know of the API. Does nothing when neither their
 * sources, nor the API's schemas, nor package-lock.json changed.
 */
export async function buildWeb(): Promise<WebResult> {
  const root = path.resolve(import.meta.dirname, '..');
  const folder = path.join(root, 'web', 'dist');
  await writeTypes(root);
  const stamp = fingerprint(root, sourcesOf(root));
  const isCurrent = (): boolean => contentOf(path.join(folder, STAMP)) === stamp;
  if (isCurrent()) return { folder, built: false };

  // Tests say `test` here, and would leave pages for developers behind.
  process.env['NODE_ENV'] = 'production';
  // Loaded here because current pages do not need it.
  const { build } = await import('vite');
  // Beside the target and then renamed, so that nobody is served half of it.
  const draft = `${folder}.${process.pid}`;
  await build({
    configFile: path.join(root, 'web', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: draft, emptyOutDir: true },
  });
  await writeWhole(path.join(draft, STAMP), stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Somebody else built the same in the meantime.
    if (!isCurrent()) throw error;
  });
  return { folder, built: true };
}

/** What Vite reads, and this file, which calls it. */
const sourcesOf = (root: string): string[] => [
  ...filesIn(root, 'web').filter((file) => file !== SCHEMA && !/^web\/dist\b/.test(file)),
  ...typeSourcesOf(root),
  'tools/web.ts',
];

const contentOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

if (import.meta.main) {
  const { built } = await buildWeb();
  process.stdout.write(`The pages ${built ? 'are built into' : 'are current in'} web/dist.\n`);
}
