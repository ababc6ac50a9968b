import type { Configuration, Finding } from './configuration.ts';

const MARKS = {
  good: 'ok     ',
  wrong: 'WRONG  ',
  unchecked: '-      ',
} as const satisfies Record<Finding['kind'], string>;

/** What was found about one merchant, one line each. */
export function reportText(
  { merchantId, environment }: Pick<Configuration, 'merchantId' | 'environment'>,
  findings: readonly Finding[],
): string {
  const lines = findings.map(({ kind, says }) => `  ${MARKS[kind]}${says}`);
  return [`\nMerchant ${merchantId}, ${environment}`, ...lines, ''].join('\n');
}
