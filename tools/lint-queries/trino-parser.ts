import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from 'dt-sql-parser/package.json' with { type: 'json' };
import { writeWhole } from '../fingerprint.ts';
import { type AntlrTree, nodeOf, type SqlNode } from './sql-node.ts';

/** Where SQL is none that Trino reads. */
export interface SyntaxFault {
  readonly line: number;
  readonly message: string;
}

export type Parse = (sql: string) => { readonly root: SqlNode; readonly faults: SyntaxFault[] };

interface Grammar {
  readonly TrinoSQL: new () => {
    parse(sql: string, heard: (fault: { startLine: number; message: string }) => void): AntlrTree;
  };
}

const root = path.resolve(import.meta.dirname, '../..');

/** Trino's grammar. The package imports its folders, which Node does not: it is bundled once. */
export async function trinoParser(): Promise<Parse> {
  const file = path.join(root, `node_modules/.cache/trino-grammar/${manifest.version}.mjs`);
  if (!existsSync(file)) await writeWhole(file, await bundled());
  const { TrinoSQL } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Grammar;
  const parser = new TrinoSQL();
  return (sql) => {
    const faults: SyntaxFault[] = [];
    const tree = parser.parse(sql, ({ startLine: line, message }) =>
      faults.push({ line, message }),
    );
    return { root: nodeOf(tree), faults };
  };
}

async function bundled(): Promise<Uint8Array> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['dt-sql-parser/dist/parser/trino'],
    outfile: 'trino.mjs',
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
