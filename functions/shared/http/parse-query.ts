import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { ProblemError } from './problem.ts';

/** The query's parameters in the shape of the schema. @throws ProblemError 400 naming the first wrong one. */
export function parseQuery<S extends z.ZodMiniType>(
  event: APIGatewayProxyEventV2,
  schema: S,
): z.output<S> {
  const parsed = schema.safeParse(event.queryStringParameters ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'query');
  throw new ProblemError(400, 'invalid-request', `${field} is not valid.`, { field });
}
