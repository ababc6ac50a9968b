import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { type FaultKind, GENERAL_FAULTS, INBOUND_FAULTS } from './fault.ts';

/** A place in the code from which a call leaves, and all that may happen to it there. */
export interface CallSite {
  readonly site: string;
  readonly kinds: readonly FaultKind[];
}

/** What each function calls. A call from anywhere else fails a run: the list has to grow with the code. */
const CALLS = {
  orders: [
    ...['get idempotency', 'get store', 'get menu', 'read menu', 'load order', 'read journal'],
    ...[
      'get snooze',
      'get offers',
      'get delivery',
      'read slots',
      'read stock',
      'update pickup',
      'commit',
      'alipay query',
      'alipay cancel',
    ],
  ],
  'order-desk': [
    ...['get idempotency', 'get store', 'get menu', 'read menu', 'load order'],
    ...['get snooze', 'get offers', 'read stock', 'commit'],
  ],
  payments: [
    ...['get idempotency', 'get store', 'load order', 'update pickup', 'commit'],
    ...['alipay pay', 'alipay qr', 'alipay query', 'alipay cancel', 'alipay refund'],
    ...['get table-token', 'get table', 'get offers'],
  ],
  notifications: [
    ...['put notice', 'load order', 'commit', 'update notice', 'put case', 'get credit'],
  ],
  kitchen: ['get kitchen', 'query list of store', 'load order', 'commit'],
  cases: [
    ...['query list of store', 'get case', 'load order', 'commit', 'update case', 'get credit'],
    ...['get idempotency', 'get store', 'update pickup', 'alipay query', 'alipay refund'],
  ],
  counter: ['get idempotency', 'get store', 'load order', 'update pickup', 'commit'],
  tables: [
    ...['get table-token', 'get table', 'put table', 'load order', 'commit'],
    ...['get idempotency', 'get store', 'get menu', 'get snooze', 'read stock', 'read menu'],
    'get offers',
  ],
  effects: ['send follow-up', 'update dish'],
  'follow-up': [
    ...['load order', 'start workflow', 'commit'],
    ...['alipay query', 'alipay refund', 'alipay refund-query'],
  ],
  'query-payment': ['load order', 'commit', 'alipay query'],
  'cancel-payment': ['load order', 'commit', 'alipay query', 'alipay cancel'],
  sweeper: [
    ...['query due of store', 'query due of inbox', 'get notice', 'load order', 'commit'],
    'get kitchen',
    ...['update notice', 'put case', 'get credit', 'start workflow'],
    ...['alipay query', 'alipay cancel', 'alipay refund', 'alipay refund-query'],
  ],
} as const;

/** Who brings what to which function. */
const INBOUND = [
  ...[
    'kiosk > orders',
    'kiosk > payments',
    'kiosk > order-desk',
    'cashier > orders',
    'cashier > payments',
  ],
  'cashier > order-desk',
  ...['cashier > cases', 'kitchen > kitchen', 'alipay > notifications', 'stream > effects'],
  ...['queue > follow-up', 'workflow > query-payment', 'workflow > cancel-payment'],
  ...['schedule > sweeper', 'guest > tables', 'guest > payments', 'cashier > tables'],
  'cashier > counter',
] as const;

/** What only calls of that kind can meet. */
const SPECIAL: readonly (readonly [RegExp, readonly FaultKind[]])[] = [
  [/^commit$/, ['repeated', 'conflict', 'throttled']],
  [/^(load order|read journal)$/, ['throttled', 'torn']],
  [/^read (stock|slots)$/, ['throttled']],
  [/^get /, ['throttled']],
  [/^(put|update) /, ['throttled', 'repeated']],
  [/^query /, ['throttled', 'stale']],
  [/^(send|start) /, ['repeated']],
];

const kindsOf = (call: string): readonly FaultKind[] => [
  ...GENERAL_FAULTS,
  ...(SPECIAL.find(([pattern]) => pattern.test(call))?.[1] ?? []),
];

/** Where static QR codes hang, lists of those who wait for such money are read. */
const WAITING = [
  ...['payments > get shop-qr', 'payments > get waiting'],
  ...['notifications > get waiting', 'sweeper > get waiting', 'cases > get waiting'],
  'notifications > alipay query',
];

/** The rows of the coverage matrix, whatever the gateway. */
export const SITES: readonly CallSite[] = [
  ...INBOUND.map((site) => ({ site, kinds: INBOUND_FAULTS })),
  ...Object.entries(CALLS).flatMap(([name, calls]) =>
    calls.map((call) => ({ site: `${name} > ${call}`, kinds: kindsOf(call) })),
  ),
];

const STATIC_SITES = WAITING.map((site) => ({ site, kinds: kindsOf(site.split(' > ')[1] ?? '') }));

/** The rows of the matrix at one gateway; only MAPI has codes that hang in the shop. */
export const sitesOf = (gateway: GatewayName): readonly CallSite[] =>
  gateway === 'global' ? [...SITES, ...STATIC_SITES] : SITES;

/** Sites that calls seldom come from; chance alone would leave cells of theirs empty. */
const RARE = [
  ...[
    'cashier > orders',
    'orders > read journal',
    'orders > alipay query',
    'payments > alipay query',
  ],
  ...['payments > alipay refund', 'notifications > put case', 'notifications > commit'],
  ...['kitchen > get kitchen', 'kitchen > query list of store', 'kitchen > commit'],
  ...['tables > put table', 'cashier > tables', 'cashier > counter', 'counter > commit'],
  ...['cases > query list of store', 'cases > get case', 'query-payment > commit'],
  ...['cancel-payment > alipay cancel', 'cancel-payment > commit', 'follow-up > commit'],
  ...['follow-up > start workflow', 'sweeper > get notice', 'sweeper > alipay query'],
  ...['payments > alipay qr', 'notifications > get credit', 'payments > get waiting'],
  ...['notifications > get waiting', 'queue > follow-up', 'payments > get shop-qr'],
  'notifications > alipay query',
];
const RAREST = [
  ...['orders > alipay cancel', 'payments > alipay cancel'],
  ...['cases > load order', 'cases > commit', 'cases > update case', 'follow-up > alipay query'],
  ...['follow-up > alipay refund', 'follow-up > alipay refund-query', 'sweeper > put case'],
  ...['sweeper > update notice', 'sweeper > start workflow', 'sweeper > alipay cancel'],
  ...['sweeper > alipay refund', 'sweeper > alipay refund-query', 'sweeper > get credit'],
  ...['cases > get credit', 'cases > get store', 'cases > update pickup', 'cases > alipay refund'],
  ...['cases > alipay query', 'counter > update pickup', 'counter > commit'],
  'orders > update pickup',
  ...['sweeper > get waiting', 'cases > get waiting', 'cases > get idempotency'],
];

const ONCE_MORE = [
  ...['payments > alipay cancel', 'payments > alipay query'],
  ...['cases > update pickup', 'cases > alipay query', 'follow-up > alipay query'],
  ...['payments > alipay cancel', 'sweeper > alipay cancel', 'sweeper > put case'],
  ...['cases > alipay refund', 'cases > alipay query', 'cases > update pickup'],
  ...['sweeper > alipay cancel', 'sweeper > alipay refund', 'sweeper > alipay refund'],
  ...['payments > alipay refund', 'orders > read journal'],
  ...['notifications > alipay query', 'cases > get waiting', 'notifications > alipay query'],
  ...['cases > get waiting', 'orders > update pickup', 'orders > update pickup'],
];

/** The cells that successive seeds make sure to visit, in their order; those of the rarest come twice. */
export const focusedCellsOf = (
  gateway: GatewayName,
): readonly { readonly site: string; readonly kind: FaultKind }[] =>
  [...RAREST, ...RARE, ...RAREST, ...ONCE_MORE].flatMap((name) =>
    sitesOf(gateway)
      .filter(({ site }) => site === name)
      .flatMap(({ site, kinds }) => kinds.map((kind) => ({ site, kind }))),
  );
