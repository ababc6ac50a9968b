import type { Seen } from '../facts.ts';
import type { Fault, Invariant } from '../invariant.ts';
import { PROMISES } from '../rule-book.ts';
import type { Books } from '../trace.ts';

/** Idempotency-Keys: one key, one effect, one answer; and nothing that was answered is lost. */
export const KEYS: readonly Invariant[] = [
  {
    id: 'N6a',
    says: 'A repeated Idempotency-Key is answered with the same thing, and refused with another request.',
    needs: ['world'],
    kinds: ['http'],
    when: 'always',
    check: (facts) => {
      const first = new Map<string, Seen<'http'>>();
      return facts.of('http').flatMap((answer): Fault[] => {
        const { merchantId, key, orderId, resultId } = answer;
        if (key === undefined || !isDone(answer)) return [];
        const name = `${merchantId} ${key}`;
        const known = first.get(name) ?? answer;
        first.set(name, known);
        if (known.resultId !== resultId) {
          const sentence = `Key ${key} was answered with ${known.resultId}, then with ${resultId}.`;
          return [{ orderId, sentence }];
        }
        if (known.route === answer.route && known.body === answer.body) return [];
        const sentence = `Key ${key} of ${known.route} served another request of ${answer.route}.`;
        return [{ orderId, sentence }];
      });
    },
  },
  {
    id: 'N6b',
    says: 'An Idempotency-Key is written once, and what it made has no other.',
    needs: ['store'],
    kinds: ['key'],
    when: 'always',
    check: (facts) => {
      const used = new Map<string, string>();
      const made = new Map<string, string>();
      return facts.of('key').flatMap(({ merchantId, key, orderId, resultId }): Fault[] => {
        const name = `${merchantId} ${key}`;
        const faults: Fault[] = [];
        if (used.has(name)) {
          const sentence = `Key ${key} made ${used.get(name)} and ${resultId}.`;
          faults.push({ orderId, sentence });
        }
        if (made.has(resultId)) {
          faults.push({ orderId, sentence: `${resultId} was made by two keys.` });
        }
        used.set(name, resultId);
        made.set(resultId, name);
        return faults;
      });
    },
  },
  {
    id: 'N6c',
    says: 'Each payment and each refund of a person was written together with its Idempotency-Key.',
    needs: ['store'],
    kinds: ['key'],
    when: 'always',
    check: (facts) => {
      const { books } = facts.trace;
      const made = new Set(facts.of('key').map((k) => k.resultId));
      return keyedResults(books)
        .filter((r) => !made.has(r.resultId) && books.now - r.at < PROMISES.keyKept)
        .map(({ orderId, resultId }) => {
          return { orderId, sentence: `${resultId} has no Idempotency-Key.` };
        });
    },
  },
  {
    id: 'N6d',
    says: 'What an Idempotency-Key says it made is there.',
    needs: ['store'],
    kinds: ['key'],
    when: 'always',
    check: (facts) => {
      const { books } = facts.trace;
      const there = resultsIn(books);
      const versions = new Map(books.orders.map(({ order }) => [order.orderId as string, order]));
      return facts
        .of('key')
        .filter((k) => !there.has(k.resultId) && !isVersionOf(versions.get(k.orderId), k.resultId))
        .map(({ orderId, key, resultId }) => {
          return { orderId, sentence: `Key ${key} made ${resultId}, which is not there.` };
        });
    },
  },
  {
    id: 'N9a',
    says: 'Nothing that a caller was told is lost.',
    needs: ['store', 'world'],
    kinds: ['http'],
    when: 'always',
    check: (facts) => {
      const there = resultsIn(facts.trace.books);
      return facts
        .of('http')
        .filter((a) => isDone(a) && a.resultId !== undefined && !there.has(a.resultId))
        .map(({ orderId, route, resultId }) => {
          return { orderId, sentence: `${route} answered with ${resultId}, which is not there.` };
        });
    },
  },
];

const isDone = ({ status }: Seen<'http'>): boolean => status >= 200 && status < 300;

/** A change of an order that made no thing with an id is named by the order's version: `ORDER@12`. */
const VERSION = /^([0-9A-Z]{26})@(\d{1,8})(?: |$)/;

/** Whether the order has, or has gone through, the version that this names. */
export function isVersionOf(
  order: Pick<Books['orders'][number]['order'], 'orderId' | 'version'> | undefined,
  resultId: string,
): boolean {
  const [, orderId, version] = VERSION.exec(resultId) ?? [];
  return order !== undefined && orderId === order.orderId && Number(version) <= order.version;
}

/** Orders, payments, refunds and cases, by id. */
function resultsIn({ orders, cases }: Books): Set<string> {
  const there = new Set<string>(cases.map((c) => c.caseId));
  for (const { order, payments, refunds } of orders) {
    there.add(order.orderId);
    for (const { paymentId } of payments) there.add(paymentId);
    for (const { refundId } of refunds) there.add(refundId);
  }
  return there;
}

/** What only a request with a key may make, and when it was made. */
export const keyedResults = ({
  orders,
}: Pick<Books, 'orders'>): { orderId: string; resultId: string; at: number }[] =>
  orders.flatMap(({ order: { orderId }, payments, refunds }) => [
    // Nothing was taken, and the order may be placed without a key.
    ...payments
      .filter((p) => p.way !== 'free')
      .map((p) => ({ orderId, resultId: p.paymentId, at: p.startedAt })),
    ...refunds
      .filter((r) => r.kind === 'staff')
      .map((r) => ({ orderId, resultId: r.refundId, at: r.requestedAt })),
  ]);
