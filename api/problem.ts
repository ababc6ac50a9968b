import * as z from 'zod/mini';
import { PROBLEM_CODES } from './problems/chinese.ts';

/** RFC 9457 problem details. `code` is stable; `field` names what is wrong in the request. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string(),
  field: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  /** Names this request in our logs. */
  requestId: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
