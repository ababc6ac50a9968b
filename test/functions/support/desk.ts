import type { Role } from '../../../api/routes.ts';
import type { Order } from '../../../core/domain/order.ts';
import { receiptToken } from '../../../functions/shared/receipt-token.ts';
import type { World } from '../../support/world.ts';
import { eventOf, type Request } from './http.ts';
import { bearer, tokenDeps } from './tokens.ts';

type Handler = (
  event: ReturnType<typeof eventOf>,
  context: never,
) => Promise<{ readonly statusCode?: number; readonly body?: string; readonly headers?: object }>;

/** What compose.ts gives to handlers: a world of models, with tokens of today's clock. */
export const composedOf = (world: () => World | undefined): Record<string, unknown> => {
  const ports = {
    ...{ orders: 'orders', menus: 'menus', offers: 'offers', snoozes: 'snoozes', ids: 'ids' },
    ...{ directory: 'directory', stockCounts: 'stock', backoff: 'backoff', gateway: 'gateway' },
    ...{ tickets: 'tickets', kitchens: 'kitchens', deliveries: 'deliveries' },
    orderList: 'orderList',
    pickupNumbers: 'pickupNumbers',
  } as const satisfies Record<string, keyof World['deps']>;
  const given = Object.entries(ports).map(([name, port]) => [name, () => world()?.deps[port]]);
  return {
    ...Object.fromEntries(given),
    clock: () => ({ now: () => world()?.time.now() ?? 0 }),
    tokenKeys: tokenDeps.tokenKeys,
    deviceCheck: async () => 'admitted',
    fingerprintSecret: async () => 'secret-1',
    orderUrl: async (order: Order) => `https://api.test/order/#${receiptToken(order, 'secret-1')}`,
  };
};

/** Tokens are judged by another clock than the world's. */
export async function authenticatingNow(original: () => Promise<object>): Promise<object> {
  const real = (await original()) as typeof import('../../../functions/shared/http/principal.ts');
  const authenticate: typeof real.authenticate = (_, header) =>
    real.authenticate(tokenDeps, header);
  return { ...real, authenticate };
}

/** A request as a role, and what came back. */
export async function ask<T>(
  handler: unknown,
  routeKey: string,
  request: Request = {},
  role: Role = 'cashier',
): Promise<{ readonly status: number | undefined; readonly body: T; readonly headers: object }> {
  const headers = { authorization: bearer(role), ...request.headers };
  const event = eventOf(routeKey, { ...request, headers });
  const reply = await (handler as Handler)(event, {} as never);
  const body = JSON.parse(reply.body ?? 'null') as T;
  return { status: reply.statusCode, body, headers: reply.headers ?? {} };
}
