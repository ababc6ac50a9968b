import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Idempotency } from '../../../core/usecases/idempotency.ts';
import { rawBody } from './parse-body.ts';
import { ProblemError } from './problem.ts';

/**
 * The Idempotency-Key and an HMAC of the request and its sender. Keyed, because a payment request holds an auth
 * code, which a plain hash would give away.
 * @throws ProblemError 400 when it is required and absent, or malformed.
 */
export function idempotencyOf(
  event: APIGatewayProxyEventV2,
  need: 'required' | 'optional',
  secret: string,
  actor: string,
): Idempotency | undefined {
  const key = event.headers['idempotency-key'];
  if (key === undefined && need === 'optional') return undefined;
  if (key === undefined || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    const text = 'Send an Idempotency-Key of 1 to 128 visible ASCII characters.';
    throw new ProblemError(400, 'idempotency-key', text, { field: 'Idempotency-Key' });
  }
  const hash = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const { method, path } = event.requestContext.http;
  return { key: hash(key), fingerprint: hash(`${actor}\n${method} ${path}\n${rawBody(event)}`) };
}
