import { readFile } from 'node:fs/promises';
import path from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly contentType: string;
  readonly body: Buffer;
}

/** A folder's file at a URL path, undefined when there is none. */
export async function staticFile(folder: string, urlPath: string): Promise<StaticFile | undefined> {
  if (urlPath.includes('\0') || urlPath.includes('\\')) return undefined;
  // Normalized from a leading slash, the path cannot climb out of the folder.
  const file = path.join(folder, path.posix.normalize(`/${urlPath}`));
  const body = await readFile(file).catch(() => undefined);
  const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream';
  return body && { contentType, body };
}
