import { fail, ok, type Result } from '../../core/domain/result.ts';
import { type Rejection, unprocessable } from '../../core/usecases/rejection.ts';
import type { Parameter } from './question.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What a question is asked with: what was given where it fits, its defaults otherwise. */
export function valuesOf(
  parameters: readonly Parameter[],
  given: Values,
): Result<Values, Rejection> {
  const unknown = Object.keys(given).find((name) => !parameters.some((one) => one.name === name));
  if (unknown !== undefined) {
    return fail(wrong(unknown, `The question has no parameter ${unknown}.`));
  }
  const values: Record<string, string | number> = {};
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined && !fits(parameter, value)) {
      return fail(wrong(name, `${name} is ${described(parameter)}.`));
    }
    values[name] = value ?? parameter.default;
  }
  return ok(values);
}

function fits({ type, least, most }: Parameter, value: string | number): boolean {
  if (typeof value === 'string') return type === 'string';
  return type === 'int' && value >= (least ?? INT.least) && value <= (most ?? INT.most);
}

/** SQL's `integer`. */
const INT = { least: -(2 ** 31), most: 2 ** 31 - 1 };

const described = ({ type, least, most }: Parameter): string =>
  type === 'string' ? 'a text' : `a whole number from ${least ?? INT.least} to ${most ?? INT.most}`;

const wrong = (name: string, detail: string): Rejection =>
  unprocessable('bad-parameter', `parameters.${name}`, detail);
