import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstLoadOf, type Manifest } from './web-budget/first-load.ts';

/** Gzipped KiB of script that a page may load before it shows something. */
const BUDGETS = {
  'index.html': 40,
  'kiosk/index.html': 60,
  'pos/index.html': 80,
  'kitchen/index.html': 50,
  'board/index.html': 40,
  'table/index.html': 60,
  'order/index.html': 40,
  'devices/index.html': 50,
  'dashboard/index.html': 60,
  'wallet/index.html': 50,
} as const satisfies Record<string, number>;

/** What a page loads once its frame is there. */
const LATER = { 'src/dashboard/echarts.ts': 200 } as const satisfies Record<string, number>;

/** Of what `npm run web` built; part of `npm run check`. */
const dist = path.resolve(import.meta.dirname, '..', 'web', 'dist');
const manifest = JSON.parse(
  readFileSync(path.join(dist, '.vite', 'manifest.json'), 'utf8'),
) as Manifest;
const gzipped = (file: string): number => gzipSync(readFileSync(path.join(dist, file))).length;

const pages = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const budgets: Readonly<Record<string, number>> = { ...BUDGETS, ...LATER };
const rows = [...pages, ...Object.keys(LATER)].map((page) => {
  const bytes = firstLoadOf(manifest, page, gzipped).reduce((sum, file) => sum + gzipped(file), 0);
  const budget = budgets[page] ?? 0;
  return { page, 'KiB gzipped': (bytes / 1024).toFixed(1), budget, fits: bytes <= budget * 1024 };
});
console.table(rows);
const over = rows.filter(({ fits }) => !fits).map(({ page }) => page);
if (over.length > 0) {
  console.error(`Over budget: ${over.join(', ')}. A page without a budget has none to spend.`);
  process.exit(1);
}
