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

/** The page of a folder at a URL path: a file, or a folder's index.html; undefined when there is none. */
export async function staticFile(folder: string, urlPath: string): Promise<StaticFile | undefined> {
  let relative: string;
  try {
    relative = path.posix.normalize(decodeURIComponent(urlPath));
  } catch {
    return undefined;
  }
  if (relative.includes('\0') || relative.includes('\\')) return undefined;
  // Normalized from a leading slash, the path cannot climb out of the folder.
  const file = path.join(folder, relative);
  const names = path.extname(file) === '' ? [path.join(file, 'index.html')] : [file];
  for (const name of names) {
    const body = await readFile(name).catch(() => undefined);
    if (body === undefined) continue;
    const contentType = contentTypes[path.extname(name)] ?? 'application/octet-stream';
    return { contentType, body };
  }
  return undefined;
}
