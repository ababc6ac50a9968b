import type { ProblemCode } from './problems/chinese.ts';
import type { Route } from './routes.ts';

/** Codes by status. */
export type ProblemsByStatus = Readonly<Record<number, readonly ProblemCode[]>>;

const BODY: ProblemsByStatus = {
  400: ['invalid-json', 'invalid-request'],
  413: ['body-too-large'],
  415: ['not-json'],
};
const QUERY: ProblemsByStatus = { 400: ['invalid-request'] };
const KEY: ProblemsByStatus = {
  400: ['idempotency-key'],
  409: ['request-in-progress'],
  422: ['idempotency-key-reused'],
};
const TOKEN: ProblemsByStatus = {
  401: ['device-revoked', 'signed-out', 'unauthenticated'],
  403: ['forbidden'],
};
const GUEST: ProblemsByStatus = { 401: ['unauthenticated'] };
const PATH: ProblemsByStatus = { 404: ['not-found'] };

/**
 * How the guards of a route refuse, before its handler sees the request; what the handler itself
 * refuses comes on top.
 */
export function guardProblems(path: string, route: Route): ProblemsByStatus {
  const guards = [
    ...(route.request ? [BODY] : []),
    ...(route.query ? [QUERY] : []),
    ...(route.idempotencyKey ? [KEY] : []),
    ...(typeof route.access === 'string' ? [] : [TOKEN]),
    ...(route.access === 'guest' ? [GUEST] : []),
    ...(path.includes('{') && route.access !== 'alipay' ? [PATH] : []),
  ];
  const byStatus: Record<number, ProblemCode[]> = {};
  for (const [status, codes] of guards.flatMap((guard) => Object.entries(guard))) {
    const known = byStatus[Number(status)] ?? [];
    byStatus[Number(status)] = [...new Set([...known, ...codes])].sort();
  }
  return byStatus;
}
