import { ExpressionFault, validation } from './failures.ts';
import { stored } from './stored.ts';
import type { Value } from './values.ts';

interface Named {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

const NAME = /^#[A-Za-z0-9_]+$/;
const VALUE = /^:[A-Za-z0-9_]+$/;

/** The #names and :values of one request. Each must be used, and each that is used must be there. */
export class Placeholders {
  readonly #names: Record<string, string>;
  readonly #values: Record<string, unknown>;
  readonly #used = new Set<string>();

  /** @param hasExpressions whether the request has any expression that could use them */
  constructor(request: Named, hasExpressions: boolean) {
    this.#names = request.ExpressionAttributeNames ?? {};
    this.#values = request.ExpressionAttributeValues ?? {};
    check('ExpressionAttributeNames', request.ExpressionAttributeNames, NAME, hasExpressions);
    check('ExpressionAttributeValues', request.ExpressionAttributeValues, VALUE, hasExpressions);
  }

  /** The attribute name that one step of a path means. */
  attributeName(step: string): string {
    if (!step.startsWith('#')) return step;
    const name = Object.hasOwn(this.#names, step) ? this.#names[step] : undefined;
    if (name === undefined) {
      throw new ExpressionFault(
        `An expression attribute name used in the document path is not defined; attribute name: ${step}`,
      );
    }
    this.#used.add(step);
    return name;
  }

  value(placeholder: string): Value {
    const value = Object.hasOwn(this.#values, placeholder) ? this.#values[placeholder] : undefined;
    if (value === undefined) {
      throw new ExpressionFault(
        `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    }
    this.#used.add(placeholder);
    return stored(value);
  }

  /** To be called once every expression of the request was bound. */
  assertAllUsed(): void {
    this.#assertUsed('ExpressionAttributeNames', this.#names);
    this.#assertUsed('ExpressionAttributeValues', this.#values);
  }

  #assertUsed(parameter: string, given: Record<string, unknown>): void {
    for (const key of Object.keys(given)) {
      if (given[key] === undefined || this.#used.has(key)) continue;
      throw validation(`Value provided in ${parameter} unused in expressions: keys: {${key}}`);
    }
  }
}

function check(
  parameter: string,
  given: Record<string, unknown> | undefined,
  syntax: RegExp,
  hasExpressions: boolean,
): void {
  if (given === undefined) return;
  if (!hasExpressions) {
    throw validation(`${parameter} can only be specified when using expressions`);
  }
  const keys = Object.keys(given);
  if (keys.length === 0) throw validation(`${parameter} must not be empty`);
  const wrong = keys.find((key) => !syntax.test(key));
  if (wrong !== undefined) {
    throw validation(`${parameter} contains invalid key: Syntax error; key: "${wrong}"`);
  }
}
