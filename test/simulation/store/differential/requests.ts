import fc from 'fast-check';
import { Emitter, type Fragment } from './emitter.ts';

/** The expressions of one request with the placeholders that they use. */
export function written(expressions: Readonly<Record<string, Fragment | undefined>>): object {
  const emitter = new Emitter();
  const texts = Object.entries(expressions).flatMap(([name, fragment]) =>
    fragment ? [[name, fragment(emitter)]] : [],
  );
  return { ...Object.fromEntries(texts), ...emitter.placeholders() };
}

export const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
export const defined = (object: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
