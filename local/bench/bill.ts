import { unzipBill } from '../../adapters/alipay-bills/unzip-bill.ts';
import { parseBill } from '../../alipay/open-platform/bill-file.ts';
import { born, outTradeNoOf, parseOrderId, parsePaymentId } from '../../core/domain/ids.ts';
import type { BookLine } from '../../core/domain/reconciliation/lines.ts';
import { matchBill } from '../../core/domain/reconciliation/match-bill.ts';
import type { BillLine } from '../alipay-simulator/ledger/bill.ts';
import { detailFile } from '../alipay-simulator/open-platform/bill-detail.ts';
import { zip } from '../alipay-simulator/zip.ts';
import { type Times, timesOf } from './measure.ts';

const LINES = 20_000;
const DAY = '2026-11-22';
const START = Date.parse(`${DAY}T00:00:00+08:00`);
/** Of every so many lines one is not in our books. */
const UNKNOWN_EVERY = 1_000;

/** A bill of 20,000 lines, from the file that Alipay sends to what was found. */
export async function billTimes(): Promise<Times> {
  const [file, books] = [zippedBill(), booksOf()];
  return await timesOf(() => {
    const unzipped = unzipBill(file);
    if (unzipped.kind !== 'detail') throw new Error(unzipped.reason);
    const reading = parseBill(unzipped.bytes);
    if (reading.kind !== 'bill') throw new Error(reading.reason);
    const statement = reading.bill.lines.map(({ fen, feeFen, ...line }) => ({
      ...{ ...line, minor: fen, feeMinor: feeFen, day: reading.bill.date },
    }));
    const { findings } = matchBill({ day: DAY, statement, books, feeBasisPoints: 60 });
    const expected = LINES / UNKNOWN_EVERY;
    if (findings.length !== expected) throw new Error(`${findings.length} found, not ${expected}`);
  });
}

const idOf = (n: number): string => `01KAV9FT00SEED${String(n).padStart(12, '0')}`;
const orderIdOf = (n: number) => born(parseOrderId, idOf(n));
const paymentIdOf = (n: number) => born(parsePaymentId, idOf(n + LINES));
const fenOf = (n: number): number => 1_000 + (n % 90) * 100;
const timeOf = (n: number): number => START + 36_000_000 + n * 2_000;

function zippedBill(): Buffer {
  const lines = Array.from({ length: LINES }, (_, n) => lineOf(n));
  const period = { date: DAY, from: START, to: START + 86_400_000 };
  const head = { account: '20880000000000010156', period, madeAt: period.to + 32_400_000 };
  return zip([{ name: `${head.account}_20261122_业务明细.csv`, content: detailFile(head, lines) }]);
}

function lineOf(n: number): BillLine {
  const at = timeOf(n);
  const order = {
    ...{ outTradeNo: outTradeNoOf(orderIdOf(n), paymentIdOf(n)), totalFen: fenOf(n) },
    ...{ subject: '香辣鸡腿堡套餐', fingerprint: '', codeHash: '', echo: {} },
    ...{ buyerId: '2088000000000002', buyerLogonId: '159****5620', expires: { at: at + 300_000 } },
  };
  const trade = {
    ...{ id: n, account: '2021000000000001', order, createdAt: at, expiresAt: at + 300_000 },
    ...{ tradeNo: `20261122220014${String(n).padStart(14, '0')}` },
    ...({ status: 'TRADE_SUCCESS', capturedFen: fenOf(n), refundedFen: 0, paidAt: at } as const),
  };
  return { trade, at, fen: fenOf(n) };
}

const booksOf = (): BookLine[] =>
  Array.from({ length: LINES }, (_, n) => n)
    .filter((n) => n % UNKNOWN_EVERY !== 0)
    .map((n) => ({
      ...({ kind: 'payment', outTradeNo: outTradeNoOf(orderIdOf(n), paymentIdOf(n)) } as const),
      ...{ orderId: orderIdOf(n), paymentId: paymentIdOf(n), minor: fenOf(n) },
      ...({ state: 'moved', at: timeOf(n) + 1_000 } as const),
    }));
