import jsonata from 'jsonata';
import { isObject, type Json, type JsonObject, toJson } from './json.ts';
import { queryEvaluationError } from './state-error.ts';

/** What a variable (named without its `$`) holds: `states`, an assigned one, an added function. */
export type Bindings = (name: string) => unknown;

/** A JSON value of the definition with its `{% %}` strings parsed once; evaluated many times. */
export type Template = (bindings: Bindings) => Promise<Json>;

/** $eval does not exist in Step Functions; $shuffle's randomness cannot be made repeatable. */
const REFUSED_FUNCTIONS = ['eval', 'shuffle'];

const reasonOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown
    ? String(thrown.message)
    : String(thrown);

/** Every variable and function that the expression mentions. */
function namesIn(node: unknown, names: Set<string>, seen: Set<unknown> = new Set()): Set<string> {
  if (typeof node !== 'object' || node === null || seen.has(node)) return names;
  seen.add(node);
  if ('type' in node && node.type === 'variable' && 'value' in node) names.add(String(node.value));
  for (const child of Object.values(node)) namesIn(child, names, seen);
  return names;
}

function parse(source: string): jsonata.Expression {
  try {
    return jsonata(source);
  } catch (error) {
    throw new SyntaxError(`'${source}' is not JSONata: ${reasonOf(error)}`);
  }
}

function compileExpression(source: string): Template {
  const expression = parse(source);
  const names = namesIn(expression.ast(), new Set());
  const refused = REFUSED_FUNCTIONS.find((name) => names.has(name));
  if (refused !== undefined) throw new SyntaxError(`$${refused} is not supported`);
  return async (bindings) => {
    const mentioned = [...names].map((name) => [name, bindings(name)] as const);
    // An undefined binding would hide JSONata's own function of that name.
    const known = Object.fromEntries(mentioned.filter(([, value]) => value !== undefined));
    let value: unknown;
    try {
      value = await expression.evaluate(undefined, known);
      if (value !== undefined) return toJson(value);
    } catch (error) {
      throw queryEvaluationError(`The JSONata expression '${source}' failed: ${reasonOf(error)}`);
    }
    throw queryEvaluationError(`The JSONata expression '${source}' returned nothing (undefined).`);
  };
}

function compileString(source: string): Template {
  const opens = source.startsWith('{%');
  if (opens !== source.endsWith('%}')) {
    throw new SyntaxError(`'${source}' must both begin with {% and end with %}, or neither`);
  }
  return opens ? compileExpression(source.slice(2, -2).trim()) : async () => source;
}

/** The value of an optional field of the definition. */
export const evaluateOr = async (
  otherwise: Json,
  template: Template | undefined,
  bindings: Bindings,
): Promise<Json> => (template === undefined ? otherwise : template(bindings));

/** Evaluates named templates one after the other, each with the same bindings. */
export async function evaluateAll(
  templates: Readonly<Record<string, Template>>,
  bindings: Bindings,
): Promise<JsonObject> {
  const entries: [string, Json][] = [];
  for (const [key, template] of Object.entries(templates)) {
    entries.push([key, await template(bindings)]);
  }
  return Object.fromEntries(entries);
}

/**
 * Compiles a value of the definition: every string `{% ... %}` at any depth is JSONata, the rest is
 * literal. Evaluating rejects with States.QueryEvaluationError when an expression fails or returns
 * undefined, as AWS does.
 * @throws SyntaxError saying what is wrong.
 */
export function compileTemplate(source: Json): Template {
  if (typeof source === 'string') return compileString(source);
  if (isObject(source)) {
    const fields = Object.fromEntries(
      Object.entries(source).map(([key, value]) => [key, compileTemplate(value)]),
    );
    return (bindings) => evaluateAll(fields, bindings);
  }
  if (Array.isArray(source)) {
    const items = Object.fromEntries(source.map(compileTemplate).entries());
    return async (bindings) => Object.values(await evaluateAll(items, bindings));
  }
  return async () => source;
}
