import { isMap } from '../values.ts';
import type { Step } from './commands.ts';

/** The step with the real table's name for every TableName, and a token that no other run has used. */
export const onTable = (step: Step, table: string, run: number): Step =>
  rewritten(step, (name, value) => {
    if (name === 'TableName') return table;
    return name === 'ClientRequestToken' ? `${table}-${run}-${value}`.slice(-36) : undefined;
  }) as Step;

function rewritten(value: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, change));
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => {
    return [name, change(name, one) ?? rewritten(one, change)];
  });
  return Object.fromEntries(entries);
}
