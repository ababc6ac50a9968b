import * as z from 'zod/mini';
import { id, instant } from './fields.ts';

/** A business day, such as 2026-11-26. */
const day = z.iso.date();
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const value = z.union([z.int(), z.string()]);

const column = z.object({
  name: z.string(),
  /** `bigint`: whole numbers, money in minor units; `double`: a share or an average. */
  type: z.enum(['string', 'bigint', 'int', 'boolean', 'date', 'double']),
  meaning: z.string(),
});

/** GET /v1/questions. */
export const QuestionListResponse = z.object({
  questions: z.array(
    z.object({
      name: z.string(),
      heading: z.enum(['business', 'marketing', 'process', 'customers', 'industry']),
      /** In a merchant's words. */
      asks: z.string(),
      parameters: z.array(
        z.object({
          name: z.string(),
          type: z.enum(['int', 'string']),
          least: z.optional(z.int()),
          most: z.optional(z.int()),
          default: value,
          meaning: z.string(),
        }),
      ),
      columns: z.array(column),
    }),
  ),
});
export type QuestionListResponse = z.infer<typeof QuestionListResponse>;

/** POST /v1/questions/{question}/answers. */
export const AskQuestionRequest = z.strictObject({
  /** First and last business day, both counted. */
  from: day,
  to: day,
  /** All that the caller may see, when absent. */
  storeIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(100))),
  /** By the names that the question has; what is absent has its default. */
  parameters: z.optional(
    z.record(
      z.string().check(z.regex(/^[a-z]\w{0,39}$/)),
      z.union([z.int(), z.string().check(z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))]),
    ),
  ),
});
export type AskQuestionRequest = z.infer<typeof AskQuestionRequest>;

const status = z.enum(['RUNNING', 'DONE', 'FAILED']);

/** Where to look for it; DONE at once where it was asked before. */
export const AskedResponse = z.object({ answerId: z.string(), status });
export type AskedResponse = z.infer<typeof AskedResponse>;

/** GET /v1/answers/{answerId}: JSON, or a CSV. */
export const AnswerQuery = z.strictObject({
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

export const AnswerResponse = z.object({
  answerId: z.string(),
  name: z.string(),
  status,
  from: z.string(),
  to: z.string(),
  /** Absent where it is of all stores. */
  storeIds: z.optional(z.array(z.string())),
  /** With those that nobody gave. */
  parameters: z.record(z.string(), value),
  columns: z.array(column),
  /** When DONE: each row has its cells in the order of the columns. */
  rows: z.optional(z.array(z.array(cell))),
  /** There are more rows than these. */
  truncated: z.optional(z.boolean()),
  /** When it was asked: what had happened a minute before is in it. */
  asOf: instant,
  /** Where the engine tells it. */
  bytesScanned: z.optional(z.int()),
  /** When FAILED: `too-much` data or time (`too-long`) for fewer days or stores; `broken` is ours. */
  problem: z.optional(z.enum(['too-much', 'too-long', 'broken'])),
});
export type AnswerResponse = z.infer<typeof AnswerResponse>;
