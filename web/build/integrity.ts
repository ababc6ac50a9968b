import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** A tag of ours that loads a script or a style from /assets. */
const LOADS_AN_ASSET =
  /<(?:script|link)\b[^>]*?\s(?:src|href)="\/(assets\/[^"]+)"[^>]*?(?=\s*\/?>)/g;

/**
 * Says in each tag which bytes are meant: where a store or a cache on the way gives others, the
 * browser refuses them.
 * @param read the bytes of a file of the build
 */
export const withIntegrity = (html: string, read: (file: string) => Uint8Array): string =>
  html.replace(LOADS_AN_ASSET, (tag, file: string) => {
    const digest = createHash('sha384').update(read(file)).digest('base64');
    return `${tag} integrity="sha384-${digest}"`;
  });

/** Once everything is written, because until then some plugin may change what was digested. */
export const integrity = (): Plugin => ({
  name: 'kuaican:integrity',
  apply: 'build',
  enforce: 'post',
  writeBundle: {
    sequential: true,
    handler({ dir = '' }) {
      const pages = readdirSync(dir, { recursive: true, encoding: 'utf8' });
      for (const page of pages.filter((file) => file.endsWith('.html'))) {
        const file = path.join(dir, page);
        const html = readFileSync(file, 'utf8');
        writeFileSync(
          file,
          withIntegrity(html, (name) => readFileSync(path.join(dir, name))),
        );
      }
    },
  },
});
