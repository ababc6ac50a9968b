import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../../api/examples.ts';
import { guardProblems } from '../../../api/guard-problems.ts';
import { mayCall, ROLES, ROUTES, type Route, type RouteKey } from '../../../api/routes.ts';
import { problemOf, serve, watchLog } from '../support/http.ts';
import { bearer } from '../support/tokens.ts';

watchLog();

const routes = Object.entries<Route>(ROUTES) as [RouteKey, Route][];

/** Requests that the guards of a route send away, as (status, code). */
async function refusalsOf(key: RouteKey, route: Route): Promise<string[]> {
  const body = Object.values(EXAMPLES[key] ?? {})[0]?.value;
  const roles = typeof route.access === 'string' ? [] : route.access;
  const stranger = ROLES.find((role) => !mayCall(route, role));
  const good = {
    'idempotency-key': 'key-1',
    ...(roles[0] && { authorization: bearer(roles[0]) }),
  };
  const withBody = body === undefined ? {} : { body };
  const requests = [
    { headers: { 'idempotency-key': 'key-1' }, ...withBody },
    ...(stranger ? [{ headers: { ...good, authorization: bearer(stranger) }, ...withBody }] : []),
    { headers: { ...good, 'idempotency-key': 'ü' }, ...withBody },
    ...(route.request
      ? [
          { headers: { ...good, 'content-type': 'text/plain' }, ...withBody },
          { headers: good, body: { nonsense: true } },
          { headers: good, body: 'x'.repeat(1_100_000) },
        ]
      : []),
  ];
  const refusals: string[] = [];
  for (const request of requests) {
    const result = await serve(key, async () => ({ status: 200, body: {} }), request);
    const { statusCode = 0 } = result;
    if (statusCode >= 400) refusals.push(`${statusCode} ${problemOf(result).code}`);
  }
  return refusals;
}

describe('the guards', () => {
  test.each(routes)('of %s refuse as the document says', async (key, route) => {
    const documented = Object.entries(guardProblems(key, route)).flatMap(([status, codes]) =>
      codes.map((code) => `${status} ${code}`),
    );
    const refusals = await refusalsOf(key, route);
    for (const refusal of refusals) expect(documented).toContain(refusal);
    if (typeof route.access !== 'string') expect(refusals).toContain('401 unauthenticated');
    if (route.request) expect(refusals).toContain('400 invalid-request');
    if (route.idempotencyKey) expect(refusals).toContain('400 idempotency-key');
  });
});
