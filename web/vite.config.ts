import path from 'node:path';
import { defineConfig } from 'vite';
import { integrity } from './build/integrity.ts';
import { serviceWorker } from './build/service-worker.ts';
import { DEPLOYED_PAGES, SIMULATOR_PAGES } from './hosting/pages.ts';

const pages = [...DEPLOYED_PAGES, ...SIMULATOR_PAGES];
const page = (folder: string): string => path.join(import.meta.dirname, folder, 'index.html');

// biome-ignore lint/style/noDefaultExport: the form Vite reads.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [integrity(), serviceWorker()],
  build: {
    target: 'es2022',
    manifest: true,
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { start: page('.'), ...Object.fromEntries(pages.map((name) => [name, page(name)])) },
    },
  },
  server: { proxy: { '/v1': 'http://localhost:3000', '/local': 'http://localhost:3000' } },
});
