import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, writeWhole } from '../fingerprint.ts';

/** Relative to the project's folder. */
export const SCHEMA = 'web/src/api/schema.d.ts';
const RECIPE = ['package-lock.json', 'tools/web-types/web-types.ts'];

/** What decides the types of the API, and with them the pages. */
export const typeSourcesOf = (root: string): string[] => [...filesIn(root, 'api'), ...RECIPE];

/** Writes web/src/api/schema.d.ts where the API has changed since: its first line says from what. */
export async function writeTypes(root: string): Promise<void> {
  const file = path.join(root, SCHEMA);
  const from = `// ${fingerprint(root, typeSourcesOf(root))}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(from)) return;
  // Loaded here because current types do not need it.
  const { webTypes } = await import('./web-types.ts');
  await writeWhole(file, from + (await webTypes()));
}

/** Every file below a folder, relative to the project's folder. */
export function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
