import { ExpressionFault } from './failures.ts';
import { remembering } from './parse-cache.ts';
import { parsePath, type WrittenPath } from './paths.ts';
import { Tokens } from './tokens.ts';

export type Source =
  | { readonly kind: 'path'; readonly path: WrittenPath }
  | { readonly kind: 'value'; readonly placeholder: string }
  | { readonly kind: 'if_not_exists'; readonly path: WrittenPath; readonly otherwise: Source }
  | { readonly kind: 'list_append'; readonly left: Source; readonly right: Source }
  | { readonly kind: '+' | '-'; readonly left: Source; readonly right: Source };

export type WrittenAction =
  | { readonly kind: 'SET'; readonly path: WrittenPath; readonly source: Source }
  | { readonly kind: 'REMOVE'; readonly path: WrittenPath }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: WrittenPath; readonly placeholder: string };

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** Parses an UpdateExpression: each clause at most once, in any order. @throws ExpressionFault */
export const parseUpdate = remembering((text): readonly WrittenAction[] => {
  const tokens = new Tokens(text);
  const actions: WrittenAction[] = [];
  const seen = new Set<string>();
  do {
    const clause = CLAUSES.find((keyword) => tokens.accept(keyword));
    if (!clause) throw tokens.unexpected();
    if (seen.has(clause)) {
      throw new ExpressionFault(
        `The "${clause}" section can only be used once in an update expression;`,
      );
    }
    seen.add(clause);
    do actions.push(parseAction(tokens, clause));
    while (tokens.accept(','));
  } while (tokens.peek().kind !== 'end');
  return actions;
});

function parseAction(tokens: Tokens, clause: (typeof CLAUSES)[number]): WrittenAction {
  const path = parsePath(tokens);
  switch (clause) {
    case 'SET':
      tokens.expect('=');
      return { kind: 'SET', path, source: parseSource(tokens) };
    case 'REMOVE':
      return { kind: 'REMOVE', path };
    default: {
      const { kind, text } = tokens.next();
      if (kind !== 'value') throw new ExpressionFault(`Syntax error; token: "${text}"`);
      return { kind: clause, path, placeholder: text };
    }
  }
}

/** One operand, or the sum or difference of two. */
function parseSource(tokens: Tokens): Source {
  const left = parseOperand(tokens);
  for (const operator of ['+', '-'] as const) {
    if (tokens.accept(operator)) return { kind: operator, left, right: parseOperand(tokens) };
  }
  return left;
}

function parseOperand(tokens: Tokens): Source {
  const name = tokens.acceptFunction();
  if (name !== undefined) return parseFunction(tokens, name);
  if (tokens.accept('(')) {
    const source = parseSource(tokens);
    tokens.expect(')');
    return source;
  }
  if (tokens.peek().kind === 'value') return { kind: 'value', placeholder: tokens.next().text };
  return { kind: 'path', path: parsePath(tokens) };
}

/** After the opening parenthesis. */
function parseFunction(tokens: Tokens, name: string): Source {
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw new ExpressionFault(`Invalid function name; function: ${name}`);
  }
  const operands = [parseOperand(tokens)];
  while (tokens.accept(',')) operands.push(parseOperand(tokens));
  tokens.expect(')');
  const [left, right, ...more] = operands;
  if (!left || !right || more.length > 0) {
    throw new ExpressionFault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  if (left.kind === 'list_append' || right.kind === 'list_append') {
    throw new ExpressionFault(
      'The function is not allowed to be used this way in an expression; function: list_append',
    );
  }
  if (name === 'list_append') return { kind: name, left, right };
  if (left.kind === 'path') return { kind: name, path: left.path, otherwise: right };
  throw new ExpressionFault(
    `Operator or function requires a document path; operator or function: ${name}`,
  );
}
