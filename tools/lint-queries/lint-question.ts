import { parseQuestion } from '../../analytics/questions/parse-question.ts';
import type { Question } from '../../analytics/questions/question.ts';
import { type Bound, scopedQuery } from '../../analytics/questions/scoped-query.ts';
import { oddArithmetic } from './arithmetic.ts';
import { foundConstructs, refusedForms } from './constructs.ts';
import { foreignFunctions } from './functions.ts';
import { oddAnswer, reservedNames, unscopedTables } from './names.ts';
import type { Problem } from './problem.ts';
import { RESERVED } from './reserved.ts';
import { parametersBesideGroups, reusedAliases } from './selects.ts';
import { allOf } from './sql-node.ts';
import type { Parse } from './trino-parser.ts';

/** Strings, comments and parameters: `::` is none. */
const TOKEN = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|(?<![:\w]):(?<name>[a-z]\w*)/g;
const OF_THE_SERVER = ['from', 'to'];

/** What would make a question fail, or answer otherwise, in Athena than in DuckDB. */
export function lintQuestion(parse: Parse, name: string, file: string): Problem[] {
  let question: Question;
  try {
    question = parseQuestion(name, file);
  } catch (error) {
    return [{ line: 1, message: (error as Error).message }];
  }
  const constructs = foundConstructs(file.replace(TOKEN, blank));
  // Each parameter as long as it was, so that lines stay lines.
  const used: string[] = [];
  const text = file.replace(TOKEN, (token, parameter?: string) => {
    if (parameter !== undefined) used.push(parameter);
    return parameter === undefined ? token : '?'.padEnd(token.length);
  });
  const { root, faults } = parse(text);
  const before = [...constructs, ...lateComments(file), ...oddParameters(question, file)];
  if (faults.length > 0 && constructs.length > 0) return sorted(before);
  const syntax = faults.map(({ line, message }) => ({ line, message: `Trino: ${message}.` }));
  const nodes = allOf(root, 'Parameter');
  const parameters = new Map(nodes.map((node, at) => [node, used[at] ?? '']));
  const after = [
    ...refusedForms(root),
    ...foreignFunctions(root),
    ...oddArithmetic(root, parameters, question),
    ...reusedAliases(root),
    ...parametersBesideGroups(root),
    ...unscopedTables(root, question),
    ...oddAnswer(root, question),
    ...reservedNames(root),
  ];
  const problems = faults.length > 0 ? [...before, ...syntax] : [...before, ...after];
  return sorted(problems.length > 0 ? problems : refusedAsAWhole(parse, question));
}

/** A quote stays for a value, so that nothing is not seen where something is. */
const blank = (token: string): string => {
  const nothing = token.replace(/[^\n]/g, ' ');
  return /^[-/]/.test(token) ? nothing : `'${nothing.slice(1)}`;
};
const sorted = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((one, other) => one.line - other.line);

/** Below the head a comment would be read as the question, or its quotes as a text. */
function lateComments(file: string): Problem[] {
  const lines = file.split('\n');
  const body = lines.findIndex((line) => !line.startsWith('--'));
  const below = lines.map((line, at) => (at < body ? '' : line)).join('\n');
  return [...below.matchAll(TOKEN)].flatMap(({ 0: token, index }) =>
    /^(?:--|\/\*)/.test(token)
      ? [
          {
            line: below.slice(0, index).split('\n').length,
            message: 'A comment below the head: say it in the head, or by the name of a CTE.',
          },
        ]
      : [],
  );
}

function oddParameters(question: Question, file: string): Problem[] {
  const declared = question.parameters.map(({ name }) => name);
  const uses = [...file.matchAll(TOKEN)].flatMap(({ groups, index }) =>
    groups?.['name'] ? [{ name: groups['name'], line: lineAt(file, index) }] : [],
  );
  const unknown = uses
    .filter(({ name }) => ![...declared, ...OF_THE_SERVER].includes(name))
    .map(({ name, line }) => ({
      line,
      message: `:${name} has no @param in the head: declare it, or write :from or :to.`,
    }));
  const odd = declared.flatMap((name) => {
    const line = lineAt(file, file.search(new RegExp(`^-- @param ${name} `, 'm')));
    if (OF_THE_SERVER.includes(name)) {
      return [{ line, message: `:${name} is the server's: call the @param otherwise.` }];
    }
    return uses.some((use) => use.name === name)
      ? []
      : [{ line, message: `@param ${name} is not used: remove it.` }];
  });
  const columns = question.columns
    .filter(({ name }) => RESERVED.has(name))
    .map(({ name }) => ({
      line: lineAt(file, file.search(new RegExp(`^-- @column ${name} `, 'm'))),
      message: `${name} is a word of SQL: choose another name for the @column.`,
    }));
  return [...unknown, ...odd, ...columns];
}

const lineAt = (file: string, index: number): number => file.slice(0, index).split('\n').length;

/** As it is sent, with what the server puts in front. */
function refusedAsAWhole(parse: Parse, question: Question): Problem[] {
  const values = question.parameters.map(({ name, type, default: value }): [string, Bound] => [
    name,
    type === 'int' ? { type, value: Number(value) } : { type, value: String(value) },
  ]);
  const scope = { merchantId: 'm', from: '2026-11-01', to: '2026-11-30', openFrom: '2026-11-28' };
  const { sql } = scopedQuery(question, scope, Object.fromEntries(values), 'facts');
  return parse(sql).faults.map(({ message }) => ({
    line: 1,
    message: `Trino, with the server's tables in front: ${message}.`,
  }));
}
