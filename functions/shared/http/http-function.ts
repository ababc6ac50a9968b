import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { mayCall, ROUTES, type Route, type RouteKey } from '../../../api/routes.ts';
import type { Idempotency } from '../../../core/usecases/idempotency.ts';
import type { DeviceCheck } from './device-check.ts';
import { idempotencyOf } from './idempotency-key.ts';
import { parseBody } from './parse-body.ts';
import { authenticate, type Principal, type TokenDeps, unauthenticated } from './principal.ts';
import { deviceRevoked, ProblemError, signedOut } from './problem.ts';
import { problems } from './problems.ts';
import { type Reply, toResult } from './reply.ts';
import { storeInScope } from './scope.ts';

export interface GuardDeps extends TokenDeps {
  readonly deviceCheck: DeviceCheck;
}

/** Tokens are verified whole or not at all: with their keys comes the check of their devices. */
export type HttpDeps = (GuardDeps | { readonly [K in keyof GuardDeps]?: undefined }) & {
  /** Keys the fingerprints of idempotent requests. */
  readonly fingerprintSecret?: () => Promise<string>;
};

type Body<K extends RouteKey> = (typeof ROUTES)[K] extends {
  request: infer S extends z.ZodMiniType;
}
  ? z.output<S>
  : undefined;
type Caller<K extends RouteKey> = (typeof ROUTES)[K]['access'] extends readonly unknown[]
  ? Principal
  : (typeof ROUTES)[K]['access'] extends 'guest'
    ? Principal | undefined
    : undefined;
type Key<K extends RouteKey> = (typeof ROUTES)[K] extends { idempotencyKey: 'required' }
  ? Idempotency
  : Idempotency | undefined;

/** A request that has passed its route's guards. */
export interface Call<K extends RouteKey> {
  readonly event: APIGatewayProxyEventV2;
  readonly principal: Caller<K>;
  readonly body: Body<K>;
  readonly idempotency: Key<K>;
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | undefined;
}

type Handlers = { readonly [K in RouteKey]?: (call: Call<K>) => Promise<Reply> };

/** A Lambda function over some of the ROUTES: parse, guard, call, reply. */
export function httpFunction(
  deps: HttpDeps,
  handlers: Handlers,
): (event: APIGatewayProxyEventV2, context: never) => Promise<APIGatewayProxyStructuredResultV2> {
  return middy()
    .use(problems())
    .handler(async (event: APIGatewayProxyEventV2) => {
      const key = event.routeKey as RouteKey;
      const route: Route | undefined = ROUTES[key];
      const handle = handlers[key] as ((call: unknown) => Promise<Reply>) | undefined;
      if (!route || !handle) throw new ProblemError(404, 'not-found', 'There is no such resource.');
      return toResult(await handle(await guard(deps, route, event)));
    });
}

async function guard(
  deps: HttpDeps,
  route: Route,
  event: APIGatewayProxyEventV2,
): Promise<Call<RouteKey>> {
  const principal = await identify(deps, route, event);
  const body = route.request && parseBody(event, route.request);
  const idempotency = await idempotencyFor(deps, route, event, principal?.actor ?? '');
  return {
    event,
    principal: principal as never,
    body: body as never,
    idempotency: idempotency as never,
    param: (name) => event.pathParameters?.[name] ?? '',
    query: (name) => event.queryStringParameters?.[name],
  };
}

async function identify(
  deps: HttpDeps,
  route: Route,
  event: APIGatewayProxyEventV2,
): Promise<Principal | undefined> {
  const authorization = event.headers['authorization'];
  if (route.access === 'guest' ? authorization === undefined : typeof route.access === 'string') {
    return undefined;
  }
  if (!deps.tokenKeys) throw new Error('This function has no keys to verify tokens with');
  const principal = await authenticate(deps, authorization);
  // A screen at a table is there for whoever stands before it.
  if (route.access === 'guest') return principal.role === 'diner' ? principal : undefined;
  await admit(deps.deviceCheck, principal, event);
  if (!mayCall(route, principal.role)) {
    throw new ProblemError(403, 'forbidden', `A ${principal.role} may not do this.`);
  }
  // Here for every route, so that a handler that forgets it opens no other store.
  const { storeId } = event.pathParameters ?? {};
  if (storeId !== undefined) storeInScope(principal, storeId);
  return principal;
}

/** Whatever is not a look may start something new, which a revoked device must not. */
async function admit(
  deviceCheck: DeviceCheck,
  principal: Principal,
  { requestContext }: APIGatewayProxyEventV2,
): Promise<void> {
  const admission = await deviceCheck(principal, { fresh: requestContext.http.method !== 'GET' });
  if (admission === 'no-device') throw unauthenticated();
  if (admission === 'revoked') throw deviceRevoked();
  if (admission === 'signed-out') throw signedOut();
}

async function idempotencyFor(
  deps: HttpDeps,
  route: Route,
  event: APIGatewayProxyEventV2,
  actor: string,
): Promise<Idempotency | undefined> {
  if (!route.idempotencyKey) return undefined;
  if (!deps.fingerprintSecret) throw new Error('This function has no key for fingerprints');
  return idempotencyOf(event, route.idempotencyKey, await deps.fingerprintSecret(), actor);
}
