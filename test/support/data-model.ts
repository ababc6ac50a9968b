import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8');

/** The rows of the table under a heading of docs/data-model.md, as cells. */
export function tableOf(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const [body = ''] = section.split('\n## ');
  const lines = body.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

/** Calls of the store, as `port.method`. */
export const documentedCalls: readonly string[] = tableOf('Calls').map(([call = '']) => call);
