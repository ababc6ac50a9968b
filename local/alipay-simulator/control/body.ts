import type { z } from 'zod';
import { type HttpAnswer, json } from '../http.ts';

/** The JSON of a body, undefined if it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Says which field is wrong. */
export const badRequest = (error: z.ZodError): HttpAnswer => {
  const [issue] = error.issues;
  return json(400, { error: `${issue?.path.join('.') || 'body'}: ${issue?.message}` });
};
