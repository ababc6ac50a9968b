import { ExpressionFault } from './failures.ts';
import { remembering } from './parse-cache.ts';
import { parsePath, type WrittenPath } from './paths.ts';
import { Tokens } from './tokens.ts';

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'path'; readonly path: WrittenPath }
  | { readonly kind: 'value'; readonly placeholder: string }
  | { readonly kind: 'size'; readonly of: Operand };

/** A function that is a condition by itself, with how many operands it takes. */
const FUNCTIONS = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'parentheses'; readonly condition: Condition }
  | {
      readonly kind: 'comparison';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | {
      readonly kind: 'function';
      readonly name: FunctionName;
      readonly operands: readonly Operand[];
    };

/**
 * Parses a ConditionExpression, FilterExpression or KeyConditionExpression. OR binds least, then AND,
 * then NOT. @throws ExpressionFault
 */
export const parseCondition = remembering((text): Condition => {
  const tokens = new Tokens(text);
  const condition = parseOr(tokens);
  tokens.end();
  return condition;
});

function parseOr(tokens: Tokens): Condition {
  let left = parseAnd(tokens);
  while (tokens.accept('OR')) left = { kind: 'or', left, right: parseAnd(tokens) };
  return left;
}

function parseAnd(tokens: Tokens): Condition {
  let left = parseNot(tokens);
  while (tokens.accept('AND')) left = { kind: 'and', left, right: parseNot(tokens) };
  return left;
}

function parseNot(tokens: Tokens): Condition {
  if (tokens.accept('NOT')) return { kind: 'not', condition: parseNot(tokens) };
  if (!tokens.accept('(')) return parseSimple(tokens);
  const condition = parseOr(tokens);
  tokens.expect(')');
  if (condition.kind === 'parentheses') {
    throw new ExpressionFault('The expression has redundant parentheses;');
  }
  return { kind: 'parentheses', condition };
}

function parseSimple(tokens: Tokens): Condition {
  const name = tokens.acceptFunction();
  if (name !== undefined && name !== 'size') {
    if (!Object.hasOwn(FUNCTIONS, name)) {
      throw new ExpressionFault(`Invalid function name; function: ${name}`);
    }
    return parseFunction(tokens, name as FunctionName);
  }
  const left = name === 'size' ? parseSize(tokens) : parseOperand(tokens);
  if (tokens.accept('BETWEEN')) {
    const low = parseOperand(tokens);
    tokens.expect('AND');
    return { kind: 'between', operand: left, low, high: parseOperand(tokens) };
  }
  if (tokens.accept('IN')) {
    tokens.expect('(');
    return { kind: 'in', operand: left, list: parseOperands(tokens) };
  }
  const comparator = tokens.next();
  const isComparator = comparator.kind === 'symbol' && COMPARATORS.has(comparator.text);
  if (!isComparator) throw new ExpressionFault(`Syntax error; token: "${comparator.text}"`);
  return {
    kind: 'comparison',
    comparator: comparator.text as Comparator,
    left,
    right: parseOperand(tokens),
  };
}

const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

function parseFunction(tokens: Tokens, name: FunctionName): Condition {
  const operands = parseOperands(tokens);
  if (operands.length !== FUNCTIONS[name]) {
    throw new ExpressionFault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  return { kind: 'function', name, operands };
}

/** Operands up to the closing parenthesis. */
function parseOperands(tokens: Tokens): readonly Operand[] {
  const operands = [parseOperand(tokens)];
  while (tokens.accept(',')) operands.push(parseOperand(tokens));
  tokens.expect(')');
  return operands;
}

function parseOperand(tokens: Tokens): Operand {
  const name = tokens.acceptFunction();
  if (name === 'size') return parseSize(tokens);
  if (name !== undefined) {
    throw new ExpressionFault(
      `The function is not allowed to be used this way in an expression; function: ${name}`,
    );
  }
  if (tokens.peek().kind === 'value') return { kind: 'value', placeholder: tokens.next().text };
  return { kind: 'path', path: parsePath(tokens) };
}

/** After `size(`. */
function parseSize(tokens: Tokens): Operand {
  const of = parseOperand(tokens);
  tokens.expect(')');
  return { kind: 'size', of };
}

/** Every document path in a condition. */
export function writtenPaths(condition: Condition): readonly WrittenPath[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...writtenPaths(condition.left), ...writtenPaths(condition.right)];
    case 'not':
    case 'parentheses':
      return writtenPaths(condition.condition);
    case 'comparison':
      return pathsIn([condition.left, condition.right]);
    case 'between':
      return pathsIn([condition.operand, condition.low, condition.high]);
    case 'in':
      return pathsIn([condition.operand, ...condition.list]);
    case 'function':
      return pathsIn(condition.operands);
  }
}

function pathsIn(operands: readonly Operand[]): readonly WrittenPath[] {
  return operands.flatMap((operand) => {
    if (operand.kind === 'size') return pathsIn([operand.of]);
    return operand.kind === 'path' ? [operand.path] : [];
  });
}
