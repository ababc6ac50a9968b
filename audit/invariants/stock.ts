import { msSince, type OrderFacts, statusAt } from '../facts.ts';
import { type Invariant, ofOrders, WELL } from '../invariant.ts';
import { PROMISES, UNFINISHED } from '../rule-book.ts';
import type { TakenSlot } from '../trace.ts';

/** Orders that nobody pays, and the counted portions that orders hold. */
export const STOCK: readonly Invariant[] = [
  {
    id: 'O1a',
    says: 'No order ends by time while somebody pays it, or has paid.',
    needs: ['store'],
    when: 'always',
    check: ofOrders((order) => {
      const end = order.versions.find(({ entry }) => entry.what === 'expire-order');
      if (!end?.entry.changes.some((c) => c.part === 'order' && c.to === 'CANCELED')) return WELL;
      return order.payments.flatMap((p) => {
        const status = statusAt(p, end.n);
        const isOver = status === undefined || !['CAPTURED', ...UNFINISHED].includes(status);
        return isOver
          ? WELL
          : [`Version ${end.entry.version} ends it: ${p.paymentId} is ${status}.`];
      });
    }),
  },
  {
    id: 'O1b',
    says: 'An open order that nobody has paid is due, and has not been overdue for 15 minutes.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }, facts) => {
      if (aggregate?.order.status !== 'CREATED') return WELL;
      const { unpaidForMs, checks, dueAt } = aggregate.order;
      if (unpaidForMs === undefined || checks.some((c) => c.paidBy !== undefined)) return WELL;
      if (dueAt === undefined) return ['It is open and unpaid, and nobody will look again.'];
      const lateMs = msSince(facts, dueAt);
      const isLate = lateMs >= PROMISES.endedOrInCase;
      return isLate ? [`It is unpaid, and overdue for ${Math.round(lateMs / 1_000)} s.`] : WELL;
    }),
  },
  {
    id: 'O2a',
    says: 'An order that ended unpaid holds no portions.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      const { status, holds = [] } = aggregate?.order ?? {};
      if (status !== 'CANCELED' || holds.length === 0) return WELL;
      return [`It is given up and holds ${holds.map((h) => h.itemId).join(', ')}.`];
    }),
  },
  {
    id: 'O2b',
    says: 'What is left of a counted portion and what orders hold is together what there was.',
    needs: ['store'],
    when: 'always',
    check: ({ trace, orders }) =>
      (trace.books.stock ?? []).flatMap(({ opened, remaining, ...place }) => {
        const held = orders.reduce((sum, order) => sum + heldBy(order, place), 0);
        const name = [place.merchantId, place.storeId, place.itemId, place.optionId]
          .join(' ')
          .trim();
        const isKept = remaining >= 0 && remaining + held === opened;
        const sentence = `${name}: ${remaining} left and ${held} held of ${opened}.`;
        return isKept ? [] : [{ orderId: orders[0]?.orderId ?? '', sentence }];
      }),
  },
  {
    id: 'O2c',
    says: 'A delivery slot is taken by the orders that have it and did not end unpaid, and is not overfull.',
    needs: ['store'],
    when: 'always',
    check: ({ trace, orders }) =>
      (trace.books.slots ?? []).flatMap(({ taken, ...slot }) => {
        const having = orders.filter((order) => hasSlot(order, slot));
        const room = Math.max(
          0,
          ...having.map(({ aggregate }) => aggregate?.order.delivery?.capacity ?? 0),
        );
        if (taken === having.length && taken <= room) return [];
        const sentence = `${slot.storeId} ${slot.start}: taken ${taken} times of ${room}, by ${having.length} orders.`;
        return [{ orderId: having[0]?.orderId ?? orders[0]?.orderId ?? '', sentence }];
      }),
  },
];

interface Place {
  readonly merchantId: string;
  readonly storeId: string;
  readonly itemId: string;
  readonly optionId?: string | undefined;
}

function hasSlot({ aggregate }: OrderFacts, slot: Omit<TakenSlot, 'taken'>): boolean {
  if (!aggregate) return false;
  const { merchantId, storeId, delivery, status } = aggregate.order;
  const isThere = merchantId === slot.merchantId && storeId === slot.storeId;
  return isThere && delivery?.slot.start === slot.start && status !== 'CANCELED';
}

function heldBy({ aggregate }: OrderFacts, place: Place): number {
  if (!aggregate) return 0;
  const { merchantId, storeId, holds = [] } = aggregate.order;
  if (merchantId !== place.merchantId || storeId !== place.storeId) return 0;
  return holds
    .filter((h) => h.itemId === place.itemId && h.optionId === place.optionId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
