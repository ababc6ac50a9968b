import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError } from './problem.ts';

/** The revision that the caller has seen, from If-Match. @throws ProblemError 400 without one. */
export function revisionSeen(event: APIGatewayProxyEventV2): number {
  const [, revision] = /^"(\d{1,9})"$/.exec(event.headers['if-match'] ?? '') ?? [];
  if (revision !== undefined) return Number(revision);
  const text = 'Send the ETag of the draft that you have seen.';
  throw new ProblemError(400, 'invalid-request', text, { field: 'If-Match' });
}
