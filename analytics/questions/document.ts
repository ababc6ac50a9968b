import { HEADINGS, type Heading, type Parameter, type Question } from './question.ts';

const TITLES: Readonly<Record<Heading, string>> = {
  business: 'The business',
  marketing: 'Marketing',
  process: 'How things run',
  customers: 'Customers',
  industry: 'Trends',
};

/** All questions as Markdown: a table for each heading, by the heads of their files. */
export const questionsAsMarkdown = (questions: readonly Question[]): string =>
  HEADINGS.map((heading) => {
    const own = questions.filter((question) => question.heading === heading);
    const rows = own.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(rowOf);
    const head = ['| name | question | parameters | columns |', '|---|---|---|---|'];
    return `### ${TITLES[heading]}\n\n${[...head, ...rows].join('\n')}\n`;
  }).join('\n');

function rowOf({ name, asks, lookbackDays, parameters, columns }: Question): string {
  const looksBack =
    lookbackDays > 0 ? ` Reads ${lookbackDays} days before the asked ones, too.` : '';
  const cells = [
    `\`${name}\``,
    `${asks}${looksBack}`,
    parameters.map(parameterAsMarkdown).join('<br>'),
    columns
      .map(({ name: column, type, meaning }) => `\`${column}\` ${type}: ${meaning}`)
      .join('<br>'),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function parameterAsMarkdown({
  name,
  type,
  least,
  most,
  default: usual,
  meaning,
}: Parameter): string {
  const range = least === undefined ? '' : ` ${least} to ${most}`;
  const otherwise = usual === '' ? 'empty' : usual;
  return `\`${name}\` ${type}${range}, otherwise ${otherwise}: ${meaning}`;
}
