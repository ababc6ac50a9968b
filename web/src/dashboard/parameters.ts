import type { QuestionListResponse } from '../../../api/questions.ts';

type Parameter = QuestionListResponse['questions'][number]['parameters'][number];

export type ParameterFault = 'not-whole';

/** What the API would refuse too, said where it was typed. */
export function faultOfParameter(parameter: Parameter, typed: string): ParameterFault | undefined {
  if (parameter.type === 'string') return undefined;
  const { least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER } = parameter;
  const isWhole = /^-?\d{1,15}$/.test(typed.trim());
  const value = Number(typed);
  return isWhole && value >= least && value <= most ? undefined : 'not-whole';
}

/** As the API takes them. */
export const valuesTyped = (
  parameters: readonly Parameter[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, number | string>> =>
  Object.fromEntries(
    parameters.map(({ name, type }) => {
      const text = typed[name] ?? '';
      return [name, type === 'int' ? Number(text) : text];
    }),
  );
