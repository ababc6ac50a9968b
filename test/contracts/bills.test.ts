import { expect, it } from 'vitest';
import { type DayReport, emptyReport } from '../../core/domain/reconciliation/day-report.ts';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant } from './fixtures.ts';

const bytes = Uint8Array.from({ length: 300 }, (_, n) => n % 256);
const DAY = '2026-11-22';
const reportOf = (day: string): DayReport => ({
  ...emptyReport(day, 'missing', 'BILL_NOT_EXIST', 17),
  account: 'app-1',
  differences: [{ found: 'only_local', kind: 'payment', outTradeNo: 'K1', at: 3 }],
});

eachAdapter('Bills', (adapters) => {
  it('are read as they were kept, by one tenant, account and day', async () => {
    const merchant = newMerchant();
    const { bills } = adapters();
    await bills.keep(merchant, 'app-1', DAY, bytes);
    await bills.keep(merchant, 'app-1', DAY, bytes);
    expect(Buffer.from((await bills.read(merchant, 'app-1', DAY)) ?? [])).toEqual(
      Buffer.from(bytes),
    );
    expect(await bills.read(merchant, 'app-2', DAY)).toBeUndefined();
    expect(await bills.read(merchant, 'app-1', '2026-11-23')).toBeUndefined();
    expect(await bills.read(newMerchant(), 'app-1', DAY)).toBeUndefined();
  });
});

eachAdapter('Reports of days', (adapters) => {
  it('take the place of the one before, and are one tenant’s', async () => {
    const merchant = newMerchant();
    const { reports } = adapters();
    await reports.keep(merchant, { ...reportOf(DAY), madeAt: 1 });
    await reports.keep(merchant, reportOf(DAY));
    expect(await reports.find(merchant, DAY)).toEqual(reportOf(DAY));
    expect(await reports.find(newMerchant(), DAY)).toBeUndefined();
  });

  it('are listed by page from the newest day, without what differs', async () => {
    const merchant = newMerchant();
    const { reports } = adapters();
    for (const day of ['2026-11-22', '2025-12-31', '2026-12-01']) {
      await reports.keep(merchant, reportOf(day));
    }
    await reports.keep(newMerchant(), reportOf('2026-11-30'));
    const first = await reports.list(merchant, { limit: 2 });
    expect(first.items.map(({ day }) => day)).toEqual(['2026-12-01', '2026-11-22']);
    expect(first.items[0]).not.toHaveProperty('differences');
    const second = await reports.list(merchant, { limit: 2, cursor: first.next });
    expect(second.items.map(({ day }) => day)).toEqual(['2025-12-31']);
    expect(second.next).toBeUndefined();
  });
});
