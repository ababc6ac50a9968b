import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { amountSuffixes } from '../../../local/alipay-simulator/amount-scripts.ts';
import {
  suffixes,
  suffixesWithSeconds,
} from '../../../local/alipay-simulator/auth-code-scripts.ts';
import { treatments } from '../../../local/alipay-simulator/notification-treatments.ts';
import { scripts } from '../../../local/alipay-simulator/scenarios.ts';
import { operations, type Script } from '../../../local/alipay-simulator/script.ts';

const guide = readFileSync(
  path.join(import.meta.dirname, '../../../docs/simulator.md'),
  'utf8',
).split('\n');

function digitsOf(name: string): string {
  const exact = Object.entries(suffixes).filter(([, script]) => script === name);
  const timed = Object.entries(suffixesWithSeconds).filter(([, script]) => script === name);
  return [...exact.map(([digits]) => digits), ...timed.map(([digits]) => `${digits}nn`)].join(', ');
}

const outcomes = Object.entries<Script>(scripts).map(([name, { on, says, seconds }]) => {
  const requests = on.length === operations.length ? 'any' : on.join(', ');
  const time = seconds === undefined ? '' : ` (${seconds} s)`;
  return `| \`${name}\` | ${requests} | ${digitsOf(name)} | ${says}${time} |`;
});

test.each(outcomes)('the guide has the outcome %s', (row) => {
  expect(guide).toContain(row);
});

test.each(Object.entries(treatments).map(([name, { says }]) => `| \`${name}\` | ${says} |`))(
  'the guide has the treatment %s',
  (row) => {
    expect(guide).toContain(row);
  },
);

test('the guide has the two amounts that are as in the mock, and every operation', () => {
  const text = guide.join('\n');
  expect(text).toContain(`9901 is \`${amountSuffixes['9901']}\``);
  expect(text).toContain(`9902 is \`${amountSuffixes['9902']}\``);
  for (const operation of operations) expect(text).toContain(`\`${operation}\``);
});
