import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { PAGE_ALIASES } from '../hosting/pages.ts';
import type { Shell } from '../src/offline/shell.ts';
import { filesOf, type Manifest } from './shells.ts';

/** Screens that stand in a store; a table's page is on the phone of somebody who walks about. */
const OFFLINE_PAGES = ['kiosk', 'pos', 'kitchen', 'board', 'table'] as const;

/** Builds /sw.js, which knows what each page needs. After all else, and after the integrity of tags. */
export const serviceWorker = (): Plugin => ({
  name: 'kuaican:service-worker',
  apply: 'build',
  enforce: 'post',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '' }) {
      const read = (file: string): Buffer => readFileSync(path.join(dir, file));
      const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Manifest;
      const shells = OFFLINE_PAGES.map((page) => [page, shell(manifest, page, read)]);
      await build({
        configFile: false,
        root: path.join(import.meta.dirname, '..'),
        logLevel: 'error',
        define: {
          SHELLS: JSON.stringify(Object.fromEntries(shells)),
          ALIASES: JSON.stringify(PAGE_ALIASES),
        },
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          lib: {
            entry: 'src/offline/service-worker.ts',
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'sw.js',
          },
        },
      });
    },
  },
});

function shell(manifest: Manifest, page: string, read: (file: string) => Uint8Array): Shell {
  const html = `${page}/index.html`;
  const files = [...filesOf(manifest, html), 'icon.svg'];
  const hash = createHash('sha256');
  for (const file of [html, ...files]) hash.update(`\0${file}\0`).update(read(file));
  return {
    version: hash.digest('hex').slice(0, 16),
    page: `/${page}/`,
    files: files.map((file) => `/${file}`),
  };
}
