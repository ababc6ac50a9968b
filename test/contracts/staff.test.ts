import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { born, parseDeviceId, parseStaffId } from '../../core/domain/ids.ts';
import type { StaffMember } from '../../core/domain/staff.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const memberOf = (changes: Partial<StaffMember> = {}): StaffMember => ({
  staffId: born(parseStaffId, ulid()),
  ...{ merchantId: newMerchant(), storeId: newStore(), name: '小王', role: 'cashier' },
  pin: { algorithm: 'scrypt', n: 2, r: 1, p: 1, salt: 'c2FsdA==', hash: 'aGFzaA==' },
  ...{ accessVersion: 1, status: 'ACTIVE', version: 1, addedAt: NOON, addedBy: 'merchant:1' },
  ...changes,
});

eachAdapter('Staff', (adapters) => {
  it('are listed by store, page by page, until they are removed', async () => {
    const { staff } = adapters();
    const first = memberOf();
    const { merchantId, storeId, staffId } = first;
    const second = memberOf({ merchantId, storeId });
    for (const member of [first, second, memberOf({ merchantId }), memberOf({ storeId })]) {
      await staff.add(member);
    }
    const [older, newer] = [first, second].sort((a, b) => (a.staffId < b.staffId ? -1 : 1));
    const page = await staff.ofStore(merchantId, storeId, { limit: 1 });
    expect(page.items).toEqual([older]);
    const rest = await staff.ofStore(merchantId, storeId, { limit: 1, cursor: page.next });
    expect(rest).toEqual({ items: [newer] });
    const removed: StaffMember = { ...first, status: 'REMOVED', version: 2, removedAt: NOON };
    expect(await staff.replace(removed)).toBe(true);
    expect((await staff.ofStore(merchantId, storeId, { limit: 9 })).items).toEqual([second]);
    expect(await staff.find(merchantId, storeId, staffId)).toEqual(removed);
    expect(await staff.find(merchantId, newStore(), staffId)).toBeUndefined();
    expect(await staff.find(newMerchant(), storeId, staffId)).toBeUndefined();
  });

  it('are changed by one of those who change them at once', async () => {
    const { staff } = adapters();
    const member = memberOf();
    await staff.add(member);
    const names = ['a', 'b', 'c'];
    const won = await Promise.all(
      names.map((name) => staff.replace({ ...member, name, version: 2 })),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const { merchantId, storeId, staffId } = member;
    const kept = await staff.find(merchantId, storeId, staffId);
    expect(kept).toEqual({ ...member, name: names[won.indexOf(true)], version: 2 });
  });
});

eachAdapter('Guesses of PINs', (adapters) => {
  it('are each counted, however many are made at once; a new PIN, another till begin anew', async () => {
    const { pinGuesses } = adapters();
    const { merchantId, staffId } = memberOf();
    const deviceId = born(parseDeviceId, ulid());
    const typed = { merchantId, staffId, deviceId, accessVersion: 1 };
    const first = { failures: 1, lastAt: NOON, waitUntil: NOON, version: 1 };
    expect(await pinGuesses.find(typed)).toBeUndefined();
    const won = await Promise.all([1, 2, 3].map(() => pinGuesses.save(typed, first)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await pinGuesses.save(typed, { ...first, failures: 2, version: 2 })).toBe(true);
    expect(await pinGuesses.save(typed, { ...first, failures: 2, version: 2 })).toBe(false);
    expect(await pinGuesses.find(typed)).toEqual({ ...first, failures: 2, version: 2 });
    expect(await pinGuesses.find({ ...typed, accessVersion: 2 })).toBeUndefined();
    const other = born(parseDeviceId, ulid());
    expect(await pinGuesses.find({ ...typed, deviceId: other })).toBeUndefined();
  });
});
