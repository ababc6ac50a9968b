import { ExpressionFault, inExpression } from './failures.ts';
import { remembering } from './parse-cache.ts';
import type { Placeholders } from './placeholders.ts';
import { isReserved } from './reserved-words.ts';
import { Tokens } from './tokens.ts';
import { attribute, isMap, type Value } from './values.ts';

/** A document path with its names resolved: attribute names and list indexes, e.g. ['data', 'lines', 0]. */
export type Path = readonly (string | number)[];

/** The same as written; a step may be a #name. */
export type WrittenPath = readonly (string | number)[];

export function parsePath(tokens: Tokens): WrittenPath {
  const steps: (string | number)[] = [parseName(tokens)];
  for (;;) {
    if (tokens.accept('.')) steps.push(parseName(tokens));
    else if (tokens.accept('[')) {
      const { kind, text } = tokens.next();
      if (kind !== 'index') throw new ExpressionFault(`Syntax error; token: "${text}"`);
      tokens.expect(']');
      steps.push(Number(text));
    } else return steps;
  }
}

function parseName(tokens: Tokens): string {
  const { kind, text } = tokens.peek();
  if (kind !== 'word' && kind !== 'name') throw tokens.unexpected();
  if (kind === 'word' && isReserved(text)) {
    throw new ExpressionFault(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
  }
  tokens.next();
  return text;
}

export const bindPath = (written: WrittenPath, placeholders: Placeholders): Path =>
  written.map((step) => (typeof step === 'number' ? step : placeholders.attributeName(step)));

/** What is at the path, undefined where nothing is. */
export function valueAt(item: object | undefined, path: Path): Value | undefined {
  let value: unknown = item;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = isMap(value) ? attribute(value, step) : undefined;
    if (value === undefined) return undefined;
  }
  return value as Value;
}

/** @throws ExpressionFault where one path leads into another, or two cannot belong to one document */
export function assertApart(paths: readonly Path[]): void {
  for (const [n, path] of paths.entries()) {
    for (const other of paths.slice(0, n)) {
      const relation = related(other, path);
      if (relation === undefined) continue;
      const which = `path one: ${shown(other)}, path two: ${shown(path)}`;
      throw new ExpressionFault(
        `Two document paths ${relation} with each other; must remove or rewrite one of these paths; ${which}`,
      );
    }
  }
}

function related(a: Path, b: Path): 'overlap' | 'conflict' | undefined {
  const shared = Math.min(a.length, b.length);
  for (let n = 0; n < shared; n++) {
    if (typeof a[n] !== typeof b[n]) return 'conflict';
    if (a[n] !== b[n]) return undefined;
  }
  return 'overlap';
}

export const shown = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** The paths of a ProjectionExpression. */
export function projectionPaths(text: string, placeholders: Placeholders): readonly Path[] {
  return inExpression('ProjectionExpression', () => {
    const paths = parseProjection(text).map((path) => bindPath(path, placeholders));
    assertApart(paths);
    return paths;
  });
}

const parseProjection = remembering((text): readonly WrittenPath[] => {
  const tokens = new Tokens(text);
  const paths = [parsePath(tokens)];
  while (tokens.accept(',')) paths.push(parsePath(tokens));
  tokens.end();
  return paths;
});
