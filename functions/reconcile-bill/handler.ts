import { readOpenPlatformBill } from '../../adapters/alipay-bills/read-bill.ts';
import { booksOfDay } from '../../analytics/reconciliation/books-of-day.ts';
import { nextTurn } from '../../core/domain/reconciliation/bill-patience.ts';
import { localDate } from '../../core/domain/wall-clock.ts';
import { reconcileDay } from '../../core/usecases/reconcile-day.ts';
import { type BillTurnWithNews, keyOfTurn, type NextTurn } from '../shared/bill-turn.ts';
import {
  backoff,
  billFiles,
  cases,
  clock,
  credits,
  dayReports,
  factFiles,
  orders,
  stage,
} from '../shared/compose.ts';
import { count, log } from '../shared/log.ts';

/**
 * Compares the day with what there is of its bill, and says when it has another turn. A file that is
 * no bill wakes a person at once, one that never came when nothing more is tried.
 */
export async function handler(input: BillTurnWithNews): Promise<NextTurn> {
  const { merchantId, day } = keyOfTurn(input);
  const deps = {
    ...{ orders: orders(), credits: credits(), cases: cases(), clock: clock(), backoff: backoff() },
    ...{ bills: billFiles(), readBill: readOpenPlatformBill, reports: dayReports() },
    booksOf: (id: typeof merchantId, date: string) => booksOfDay(factFiles(), id, date),
  };
  const { state, reason } = await reconcileDay(deps, merchantId, day, input.news);
  const again =
    input.news.kind === 'refused' ? undefined : nextTurn(state, input.turn, clock().now());
  // Of a day that is not over there is no bill, and whoever asks for one wakes nobody.
  const isOver = day < localDate(clock().now(), 'Asia/Shanghai');
  const isTrouble =
    isOver && (state === 'malformed' || (state === 'missing' && again === undefined));
  if (isTrouble) count('BillsUnusable', stage(), clock().now());
  log(isTrouble ? 'error' : 'info', 'bill-compared', { merchantId, kind: state, reason, row: day });
  const turn = { merchantId, day, turn: input.turn + 1 };
  if (again === undefined) return { ...turn, next: 'done' };
  const wholeSeconds = Math.ceil(again / 1_000) * 1_000;
  return { ...turn, next: 'wait', at: new Date(wholeSeconds).toISOString().replace('.000Z', 'Z') };
}
