import { expect, test } from 'vitest';
import {
  compare,
  type Mutant,
  percent,
  scoreOf,
  survivorsIn,
  withoutSurvivors,
} from '../../tools/mutation/survivors.ts';
import { shouldIgnore } from '../mutation/ignore-sentences.ts';

const SOURCE = `function fee(paid) {
  if (paid > 10) return 0;
  return 1;
}
`;
const mutant = (
  status: string,
  line: number,
  from: number,
  to: number,
  replacement: string,
): Mutant => ({
  status,
  replacement,
  location: { start: { line, column: from }, end: { line, column: to } },
});
const SURVIVOR: Mutant = mutant('Survived', 2, 7, 16, 'paid >= 10');

test('a timeout is a kill, what no test runs survives, and what was left out counts nowhere', () => {
  const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'];
  const score = scoreOf(statuses.map((status) => mutant(status, 1, 1, 1, '')));
  expect(score).toEqual({ killed: 2, tried: 4 });
  expect(percent(score)).toBe(50);
  expect(percent({ killed: 0, tried: 0 })).toBe(100);
});

test('a survivor is its line and the line that took its place', () => {
  const body: Mutant = {
    status: 'NoCoverage',
    replacement: '{}',
    location: { start: { line: 1, column: 20 }, end: { line: 4, column: 2 } },
  };
  expect(survivorsIn(SOURCE, [SURVIVOR, body, mutant('Killed', 3, 3, 12, '')])).toEqual([
    { at: 1, line: 'function fee(paid) {', mutant: 'function fee(paid) {}' },
    { at: 2, line: 'if (paid > 10) return 0;', mutant: 'if (paid >= 10) return 0;' },
  ]);
});

test('what survived is not remembered, so that a new test is tried on it', () => {
  const killed = mutant('Killed', 3, 3, 12, '');
  const report = { files: { 'fee.ts': { source: SOURCE, mutants: [SURVIVOR, killed] } }, v: 2 };
  expect(withoutSurvivors(report)).toEqual({
    files: { 'fee.ts': { source: SOURCE, mutants: [killed] } },
    v: 2,
  });
});

test('one reason explains one survivor, and a reason that nothing needs is told', () => {
  const survivors = survivorsIn(SOURCE, [SURVIVOR, SURVIVOR]);
  const [{ line, mutant: text }] = survivors as [(typeof survivors)[0]];
  const reason = { line, mutant: text, why: 'the tenth is free by either reading' };
  expect(compare(survivors, [reason, reason])).toEqual({ unexplained: [], stale: [] });
  expect(compare(survivors, [reason]).unexplained).toHaveLength(1);
  const old = { ...reason, mutant: 'if (false) return 0;' };
  expect(compare([], [old])).toEqual({ unexplained: [], stale: [old] });
});

test('captions, messages of errors and sentences of refusals are left out; codes and fields are not', () => {
  const word = { type: 'StringLiteral' };
  const ignores = (parent: object): boolean =>
    shouldIgnore({ node: word, parent: { type: '', ...parent } }) !== undefined;
  const called = (name: string) => ({ type: 'CallExpression', callee: { type: '', name } });
  const property = (name: string) => ({ type: 'ObjectProperty', key: { type: '', name } });
  const code = { type: 'StringLiteral' };

  expect(ignores(property('says'))).toBe(true);
  expect(ignores(property('kind'))).toBe(false);
  expect(ignores({ type: 'NewExpression', callee: { type: '', name: 'RangeError' } })).toBe(true);
  expect(ignores({ type: 'NewExpression', callee: { type: '', name: 'Map' } })).toBe(false);
  expect(ignores({ ...called('conflict'), arguments: [code, word] })).toBe(true);
  expect(ignores({ ...called('conflict'), arguments: [word, code] })).toBe(false);
  expect(ignores({ ...called('settle'), arguments: [word] })).toBe(false);
});
