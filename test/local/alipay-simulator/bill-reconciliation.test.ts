import { expect, test } from 'vitest';
import { unzipBill } from '../../../adapters/alipay-bills/unzip-bill.ts';
import { type BillReading, parseBill } from '../../../alipay/open-platform/bill-file.ts';
import type { OrderId, PaymentId } from '../../../core/domain/ids.ts';
import type { BookLine, StatementLine } from '../../../core/domain/reconciliation/lines.ts';
import { matchBill } from '../../../core/domain/reconciliation/match-bill.ts';
import { createWorld, type World } from './support/world.ts';

const DAY = '2026-11-22';
/** From the start of time, 12:30:05, to 09:00:05 on the next morning. */
const untilMorning = 20.5 * 3600;

/** The bill of a day as our own client reads it: the link, the ZIP, the text. */
async function billOf(world: World, date = DAY): Promise<BillReading> {
  const { node } = await world.call('alipay.data.dataservice.bill.downloadurl.query', {
    bill_type: 'trade',
    bill_date: date,
  });
  const response = await fetch(node['bill_download_url'] ?? '');
  const unzipped = unzipBill(new Uint8Array(await response.arrayBuffer()));
  if (unzipped.kind === 'fault') throw new Error(unzipped.reason);
  return parseBill(unzipped.bytes);
}

async function plant(world: World, difference: string, outTradeNo: string, outRequestNo?: string) {
  const response = await fetch(`${world.url}/control/bills/differences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ difference, outTradeNo, outRequestNo }),
  });
  return response.status;
}

/** The lines of a bill that must be readable. */
async function linesOf(world: World, date = DAY): Promise<StatementLine[]> {
  const reading = await billOf(world, date);
  if (reading.kind === 'malformed') throw new Error(reading.reason);
  expect(reading.bill.date).toBe(date);
  return reading.bill.lines.map(({ fen, feeFen, ...line }) => ({
    ...{ ...line, minor: fen, feeMinor: feeFen, day: date },
  }));
}

/** Books that agree with a bill, whatever it says. */
const agreeing = (lines: readonly StatementLine[]): BookLine[] =>
  lines.map(({ kind, outTradeNo, refundNo, minor, at }) => ({
    ...{ kind, outTradeNo, refundNo, minor, at, state: 'moved' },
    ...{ orderId: 'order' as OrderId, paymentId: 'payment' as PaymentId },
  }));

async function aDay(world: World): Promise<void> {
  for (const number of ['K1', 'K2', 'K3', 'K4', 'K5', 'K6']) await world.pay(number);
  await world.advance(60);
  await world.refund('K1', '10.00', 'R1');
  await world.cancel('K6');
  await world.advance(untilMorning);
}

test('a bill is downloaded, unpacked and read to the fen, refunds and cancels included', async () => {
  const world = await createWorld();
  await aDay(world);
  const lines = await linesOf(world);
  expect(lines.filter(({ kind }) => kind === 'payment')).toHaveLength(6);
  expect(lines.filter(({ kind }) => kind === 'refund')).toMatchObject([
    { outTradeNo: 'K1', refundNo: 'R1', minor: 1000, feeMinor: 6 },
    { outTradeNo: 'K6', minor: 3850, feeMinor: 23 },
  ]);
});

test('what the bill says otherwise than our books is found, in each way, and nothing else', async () => {
  const world = await createWorld();
  await aDay(world);
  const books = agreeing(await linesOf(world));
  const judged = async () =>
    matchBill({ day: DAY, statement: await linesOf(world), books, feeBasisPoints: 60 });
  expect(await judged()).toEqual({ matched: 8, findings: [] });

  expect(await plant(world, 'missing', 'K1')).toBe(201);
  await plant(world, 'amount', 'K1', 'R1');
  await plant(world, 'amount', 'K2');
  await plant(world, 'fee', 'K3');
  await plant(world, 'twice', 'K4');
  const { matched, findings } = await judged();
  expect(
    findings.map(({ found, outTradeNo, refundNo = '' }) => [found, outTradeNo, refundNo]).sort(),
  ).toEqual([
    ['amount_diff', 'K1', 'R1'],
    ['amount_diff', 'K2', ''],
    ['duplicate', 'K4', ''],
    ['fee_diff', 'K3', ''],
    ['only_local', 'K1', ''],
  ]);
  expect(matched).toBe(4);
});

test('what Alipay bills a day later is found on both days together', async () => {
  const world = await createWorld();
  await aDay(world);
  const books = agreeing(await linesOf(world));
  await plant(world, 'next-day', 'K5');
  await world.advance(24 * 3600);
  const next = '2026-11-23';
  const statement = [...(await linesOf(world)), ...(await linesOf(world, next))];
  expect(matchBill({ day: DAY, statement, books }).findings).toEqual([]);
  expect(matchBill({ day: next, statement, books }).findings).toMatchObject([
    { found: 'cross_day', outTradeNo: 'K5' },
  ]);
});

test('a difference that is none is refused', async () => {
  expect(await plant(await createWorld(), 'gone', 'K1')).toBe(400);
});

test('the bill of a day that is not over can be had when the simulator is told so', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await expect(billOf(world)).rejects.toThrow();
  const response = await fetch(`${world.url}/control/bills/early`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ date: DAY }),
  });
  expect(response.status).toBe(201);
  expect(await linesOf(world)).toMatchObject([{ outTradeNo: 'K1' }]);
});
