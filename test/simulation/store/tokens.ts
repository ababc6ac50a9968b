import { ExpressionFault } from './failures.ts';

export interface Token {
  /** `word`: a bare name or keyword; `name`: #x; `value`: :x; `index`: digits; `symbol`: the rest. */
  readonly kind: 'word' | 'name' | 'value' | 'index' | 'symbol' | 'end';
  readonly text: string;
}

const TOKEN =
  /\s*(?:(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<index>[0-9]+)|(?<symbol><>|<=|>=|[=<>(),.[\]+-]))/y;

/** Longest expression, in bytes. */
const MAX_EXPRESSION_BYTES = 4_096;

/** Keywords that a parenthesis may follow without a call being meant. */
const BEFORE_PARENTHESES: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'BETWEEN']);

const END: Token = { kind: 'end', text: '<EOF>' };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new ExpressionFault(`Syntax error; token: "${text.slice(at, at + 8)}"`);
    const [kind, token] = Object.entries(groups).find(([, match]) => match !== undefined) ?? [];
    tokens.push({ kind: kind as Token['kind'], text: token ?? '' });
  }
  return tokens;
}

/** Reads an expression from left to right. Keywords are case-insensitive, function names are not. */
export class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    if (text.trim() === '') throw new ExpressionFault('The expression can not be empty;');
    const size = Buffer.byteLength(text);
    if (size > MAX_EXPRESSION_BYTES) {
      const limit = `expression size: ${size}`;
      throw new ExpressionFault(`Expression size has exceeded the maximum allowed size; ${limit}`);
    }
    this.#tokens = tokensOf(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  isSymbol(symbol: string): boolean {
    const { kind, text } = this.peek();
    return kind === 'symbol' && text === symbol;
  }

  isKeyword(keyword: string): boolean {
    const { kind, text } = this.peek();
    return kind === 'word' && text.toUpperCase() === keyword;
  }

  /** Takes the symbol or keyword if it comes next. */
  accept(text: string): boolean {
    const found = this.isSymbol(text) || this.isKeyword(text);
    if (found) this.#at++;
    return found;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected();
  }

  /** A name that a function call begins with, if one comes next. */
  acceptFunction(): string | undefined {
    const { kind, text } = this.peek();
    const following = this.peek(1);
    const isCall = kind === 'word' && following.kind === 'symbol' && following.text === '(';
    if (!isCall || BEFORE_PARENTHESES.has(text.toUpperCase())) return undefined;
    this.#at += 2;
    return text;
  }

  /** @throws ExpressionFault unless the expression ends here */
  end(): void {
    if (this.peek() !== END) throw this.unexpected();
  }

  unexpected(): ExpressionFault {
    return new ExpressionFault(`Syntax error; token: "${this.peek().text}" (${this.#at + 1})`);
  }
}
