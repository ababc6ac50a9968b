import { expect, it } from 'vitest';
import type { InboxItem } from '../../core/ports/inbox.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant } from './fixtures.ts';

eachAdapter('The inbox', (adapters) => {
  const notice = (changes: Partial<InboxItem> = {}): InboxItem => ({
    merchantId: newMerchant(),
    noticeId: '2026112200222040000',
    body: 'trade_no=2026&subject=%E9%9D%A2&sign=abc%2B',
    receivedAt: NOON,
    ...changes,
  });
  const dueOf = async ({ merchantId }: InboxItem, now: number): Promise<InboxItem[]> =>
    (await adapters().inbox.due(now, 1_000)).filter((item) => item.merchantId === merchantId);

  it('takes a notification again until it is settled, and then says so', async () => {
    const item = notice();
    expect(await adapters().inbox.receive(item)).toBe(true);
    expect(await adapters().inbox.receive({ ...item, receivedAt: NOON + 9 })).toBe(true);
    await adapters().inbox.settled(item);
    expect(await adapters().inbox.receive(item)).toBe(false);
    await adapters().inbox.settled(item);
    expect(await adapters().inbox.receive(item)).toBe(false);
  });

  it('hands the sweeper what is not settled a minute later, byte for byte', async () => {
    const item = notice();
    await adapters().inbox.receive(item);
    expect(await dueOf(item, NOON + 59_999)).toEqual([]);
    expect(await dueOf(item, NOON + 60_000)).toEqual([item]);
    await adapters().inbox.settled(item);
    expect(await dueOf(item, NOON + 60_000)).toEqual([]);
  });

  it('lets others go first when a notification is postponed, and never revives a settled one', async () => {
    const item = notice();
    await adapters().inbox.receive(item);
    await adapters().inbox.postpone(item, NOON + 600_000);
    expect(await dueOf(item, NOON + 599_999)).toEqual([]);
    expect(await dueOf(item, NOON + 600_000)).toEqual([item]);
    await adapters().inbox.settled(item);
    await adapters().inbox.postpone(item, NOON);
    expect(await dueOf(item, NOON + 600_000)).toEqual([]);
  });

  it('gives no more than it is asked for, oldest first', async () => {
    const merchantId = newMerchant();
    for (const n of [5, 3, 1, 2, 4]) {
      await adapters().inbox.receive(
        notice({ merchantId, noticeId: `n${n}`, receivedAt: 1_000 + n }),
      );
    }
    const due = await adapters().inbox.due(100_000, 3);
    expect(due.map((item) => item.noticeId)).toEqual(['n1', 'n2', 'n3']);
  });

  it('keeps notifications of the same id apart by tenant', async () => {
    const [mine, theirs] = [notice(), notice()];
    await adapters().inbox.receive(mine);
    await adapters().inbox.settled(mine);
    expect(await adapters().inbox.receive(theirs)).toBe(true);
  });

  it('does not settle what it never received', async () => {
    const item = notice();
    await adapters().inbox.settled(item);
    expect(await adapters().inbox.receive(item)).toBe(true);
  });
});
