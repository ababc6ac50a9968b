import { expect, test } from 'vitest';
import type { IdempotencyRecord } from '../../../core/domain/order-aggregate.ts';
import { ok } from '../../../core/domain/result.ts';
import { DuplicateKey } from '../../../core/usecases/change-order.ts';
import { once } from '../../../core/usecases/idempotency.ts';
import { MERCHANT, openWorld, refusal } from '../../support/world.ts';

const KEY = { key: 'tap-7', fingerprint: 'this request' };
const RECORD = { ...KEY, resultId: 'made before' } as IdempotencyRecord;

/** A store that answers the look-ups of a key in this order, and what was run for it. */
async function asking(...found: (IdempotencyRecord | undefined)[]) {
  const { orders } = await openWorld();
  const ran: string[] = [];
  orders.findIdempotent = async () => found.shift();
  const run = (first: () => Promise<string>) =>
    once(
      orders,
      MERCHANT,
      KEY,
      async () => {
        ran.push('first');
        return ok(await first());
      },
      async ({ resultId }) => {
        ran.push('again');
        return ok(resultId);
      },
    );
  return { run, ran };
}

test('a new key runs the request once and looks for nothing afterwards', async () => {
  const { run, ran } = await asking(undefined, RECORD);
  expect(await run(async () => 'made now')).toEqual(ok('made now'));
  expect(ran).toEqual(['first']);
});

test('a known key never runs the request', async () => {
  const { run, ran } = await asking(RECORD);
  expect(await run(async () => 'made now')).toEqual(ok('made before'));
  expect(ran).toEqual(['again']);
});

test('a known key of another request is refused, names its field and says why', async () => {
  const { run, ran } = await asking({ ...RECORD, fingerprint: 'another request' });
  expect(refusal(await run(async () => 'made now'))).toEqual({
    status: 422,
    code: 'idempotency-key-reused',
    field: 'Idempotency-Key',
    detail: expect.stringContaining('another request'),
  });
  expect(ran).toEqual([]);
});

const duplicate = async (): Promise<never> => {
  throw new DuplicateKey();
};

test('whoever loses to the same request at the same time hears what that one made', async () => {
  const { run, ran } = await asking(undefined, RECORD);
  expect(await run(duplicate)).toEqual(ok('made before'));
  expect(ran).toEqual(['first', 'again']);
});

test('whoever loses to a request that cannot be seen yet is told that it is under way', async () => {
  const { run } = await asking();
  expect(refusal(await run(duplicate))).toMatchObject({ status: 409, code: 'request-in-progress' });
});

test('a surprise stays a surprise', async () => {
  const { run } = await asking();
  const failure = run(async () => {
    throw new Error('the disk is full');
  });
  await expect(failure).rejects.toThrow('the disk is full');
});
