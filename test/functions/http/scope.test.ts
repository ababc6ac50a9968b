import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryOrderStore } from '../../../adapters/memory/order-store.ts';
import { memoryState } from '../../../adapters/memory/state.ts';
import { born, parseMerchantId, parseStoreId } from '../../../core/domain/ids.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Principal } from '../../../functions/shared/http/principal.ts';
import { ProblemError } from '../../../functions/shared/http/problem.ts';
import { orderInScope, storeInScope } from '../../../functions/shared/http/scope.ts';
import { place } from '../../contracts/fixtures.ts';

const STORE = born(parseStoreId, 'nanjing-road');

const status = (error: unknown): number =>
  error instanceof ProblemError ? error.problem.status : 0;

describe('an order', () => {
  let orders: MemoryOrderStore;
  let placed: OrderAggregate;
  let owner: Principal;

  beforeEach(async () => {
    orders = new MemoryOrderStore(memoryState());
    placed = await place(orders);
    const { merchantId } = placed.order;
    owner = { role: 'merchant', merchantId, actor: 'merchant:1' };
  });

  const read = async (principal: Principal, orderId: string): Promise<number> => {
    try {
      return (await orderInScope(orders, principal, orderId)).order === undefined ? 0 : 200;
    } catch (error) {
      return status(error);
    }
  };

  test('is there for its merchant and for the devices of its store', async () => {
    const { orderId } = placed.order;
    expect(await read(owner, orderId)).toBe(200);
    expect(await read({ ...owner, role: 'kiosk', storeId: STORE }, orderId)).toBe(200);
  });

  test('is 404 for another tenant and for another store, as if it were nowhere', async () => {
    const { orderId } = placed.order;
    const stranger = { ...owner, merchantId: born(parseMerchantId, 'm2') };
    const otherStore = { ...owner, storeId: born(parseStoreId, 's2') };
    expect(await read(stranger, orderId)).toBe(404);
    expect(await read(otherStore, orderId)).toBe(404);
  });

  test.each(['', 'x', '../..', '__proto__', `${'0'.repeat(25)}#`, '01jd0000000000000000000000'])(
    'is 404 under the id %s, without a look at the table',
    async (orderId) => {
      expect(await read(owner, orderId)).toBe(404);
    },
  );
});

describe('a store', () => {
  const owner: Principal = {
    role: 'merchant',
    merchantId: born(parseMerchantId, 'm1'),
    actor: 'merchant:1',
  };
  const kiosk: Principal = { ...owner, role: 'kiosk', storeId: STORE };

  test('is there for its devices, and every store for the merchant', () => {
    expect(storeInScope(kiosk, STORE)).toBe(STORE);
    expect(storeInScope(owner, 'any-other')).toBe('any-other');
  });

  test.each(['s2', '', 'nanjing-road ', 'NANJING-ROAD', 'nanjing-road\n', '__proto__'])(
    'is 404 for the devices of another: %s',
    (storeId) => {
      expect(() => storeInScope(kiosk, storeId)).toThrow(ProblemError);
    },
  );
});
