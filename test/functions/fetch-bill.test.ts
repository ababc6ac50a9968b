import { expect, test } from 'vitest';
import type { Downloaded } from '../../adapters/alipay-bills/download-bill.ts';
import type { BillResult } from '../../adapters/alipay-http/open-platform-account.ts';
import { MemoryBillFiles } from '../../adapters/memory/bills.ts';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import { fetchBill } from '../../functions/fetch-bill/fetch-bill.ts';

const MERCHANT = born(parseMerchantId, 'm1');
const DAY = '2026-11-22';
const URL: BillResult = { kind: 'url', url: 'https://x.alipay.com/b', endpoint: 'https://alipay' };
const ZIP: Downloaded = { kind: 'zip', bytes: Uint8Array.of(1, 2, 3) };
const EXPIRED: Downloaded = { kind: 'fault', reason: 'http-404' };

/** Alipay's answers and downloads, in their order. */
async function fetched(answers: BillResult[], downloads: Downloaded[] = []) {
  const bills = new MemoryBillFiles();
  const asked: string[] = [];
  const next = <T>(queue: T[]): T => {
    const first = queue.shift();
    if (first === undefined) throw new Error('asked too often');
    return first;
  };
  const account = {
    contract: async () => ({ appId: 'app-1', feeBasisPoints: 60 }),
    billDownload: async (_: string, type: string, day: string) => {
      asked.push(`${type} ${day}`);
      return next(answers);
    },
  };
  const deps = { account, bills, download: async () => next(downloads) };
  const news = await fetchBill(deps, MERCHANT, DAY);
  return { news, asked, kept: await bills.read(MERCHANT, 'app-1', DAY) };
}

const of = { account: 'app-1', feeBasisPoints: 60 };

test('a bill is kept as it came', async () => {
  const { news, asked, kept } = await fetched([URL], [ZIP]);
  expect(news).toEqual({ kind: 'stored', code: '', ...of });
  expect(asked).toEqual(['trade 2026-11-22']);
  expect(kept).toEqual(Uint8Array.of(1, 2, 3));
});

test('an address that was too old is asked for again', async () => {
  const { news, asked } = await fetched([URL, URL], [EXPIRED, ZIP]);
  expect(news.kind).toBe('stored');
  expect(asked).toHaveLength(2);
});

test('a file that does not come is for later', async () => {
  const { news, kept } = await fetched([URL, URL], [EXPIRED, EXPIRED]);
  expect(news).toEqual({ kind: 'later', code: 'http-404', ...of });
  expect(kept).toBeUndefined();
});

test.each<[BillResult, string]>([
  [{ kind: 'no-bill', code: 'BILL_NOT_EXIST' }, 'none'],
  [{ kind: 'refused', code: 'INVAILID_ARGUMENTS' }, 'refused'],
  [{ kind: 'retry-later', code: 'SYSTEM_RATE_LIMIT' }, 'later'],
  [{ kind: 'unknown', code: 'TimeoutError' }, 'later'],
])('where Alipay says %j it is "%s"', async (answer, kind) => {
  expect((await fetched([answer])).news).toMatchObject({ kind, ...of });
});

test('a merchant of another gateway has no bill that we know', async () => {
  const account = { contract: async () => undefined, billDownload: async () => URL };
  const deps = { account, bills: new MemoryBillFiles(), download: async () => ZIP };
  expect(await fetchBill(deps, MERCHANT, DAY)).toEqual({ kind: 'unsupported' });
});
