import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../../startup-error.ts';

/** The version that package.json pins for linux-x64; the other platforms must be the same. */
const version = '1.2.1';

/**
 * The path of the DynamoDB engine's program. It is an npm package per platform, of which npm can
 * lock only those its registry has; the others are fetched once, into the data folder.
 * Throws StartupError when this platform has none.
 */
export function dynoxideBinary(enginesDir: string): string {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  return (
    resolveBinary(packageName, import.meta.filename) ??
    resolveBinary(packageName, path.join(enginesDir, 'index.js')) ??
    fetchBinary(packageName, enginesDir)
  );
}

function resolveBinary(packageName: string, from: string): string | undefined {
  const file = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  try {
    const manifest = createRequire(from).resolve(`${packageName}/package.json`);
    return path.join(path.dirname(manifest), file);
  } catch {
    return undefined;
  }
}

function fetchBinary(packageName: string, enginesDir: string): string {
  const wanted = `${packageName}@${version}`;
  try {
    const args = ['install', '--no-save', '--no-package-lock', '--prefix', enginesDir, wanted];
    execFileSync('npm', args, { stdio: 'pipe', shell: process.platform === 'win32' });
  } catch {
    // Whatever npm said, what the person can do is the same.
  }
  const binary = resolveBinary(packageName, path.join(enginesDir, 'index.js'));
  if (binary !== undefined) return binary;
  throw new StartupError(
    `There is no DynamoDB engine for this platform (npm has no ${wanted}). Start DynamoDB Local yourself and set KUAICAN_DYNAMODB_ENDPOINT to its address, such as http://127.0.0.1:8000.`,
  );
}
