import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** Everything that was made rather than written; packages are found above the stage. */
const MADE = new Set(['.git', '.kuaican', 'cdk.out', 'coverage', 'dist', 'node_modules']);

/**
 * Copies the checkout from `root` to `stage`, with the types of the code under test blanked out as
 * Node does it: Stryker takes whatever stands before an `as`, and so every table that ends in
 * `as const`, for a type and would leave it alone. Lines and columns stay what they were.
 */
export function stageCheckout(root: string, stage: string): void {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const part of readdirSync(root).filter((name) => !MADE.has(name))) {
    cpSync(path.join(root, part), path.join(stage, part), { recursive: true });
  }
  for (const file of globSync('{core,alipay}/**/*.ts', { cwd: stage })) {
    const full = path.join(stage, file);
    writeFileSync(full, stripTypeScriptTypes(readFileSync(full, 'utf8')));
  }
}
