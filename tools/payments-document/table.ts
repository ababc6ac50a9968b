export type Row = readonly [answer: string, ...cells: string[]];

/** Answers that have the same cells share a line, so that a table of a hundred codes can be read. */
export function merged(rows: readonly Row[]): Row[] {
  const byCells = new Map<string, { cells: string[]; answers: string[] }>();
  for (const [answer, ...cells] of rows) {
    const key = cells.join('|');
    const line = byCells.get(key) ?? { cells, answers: [] };
    line.answers.push(answer);
    byCells.set(key, line);
  }
  return [...byCells.values()].map(({ cells, answers }) => [answers.join(', '), ...cells]);
}

export function table(header: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export const word = (text: string): string => `\`${text}\``;
