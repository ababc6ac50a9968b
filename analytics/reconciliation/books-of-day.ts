import {
  type MerchantId,
  outTradeNoOf,
  parseOrderId,
  parsePaymentId,
} from '../../core/domain/ids.ts';
import type { BookLine } from '../../core/domain/reconciliation/lines.ts';
import { daysAfter } from '../../core/domain/wall-clock.ts';
import { partitionFolder } from '../facts/layout.ts';
import type { FactRow } from '../facts/tables.ts';
import type { FactFiles } from '../projector/fact-files.ts';

/**
 * Money that moved around a day, as the facts have it: enough to find what no bill has, without
 * reading each order. What the bill has beyond it, the orders themselves are asked about. Of a static
 * QR code's payment facts do not hold the number that Alipay made up.
 */
export async function booksOfDay(
  files: Pick<FactFiles, 'list' | 'read'>,
  merchantId: MerchantId,
  day: string,
): Promise<BookLine[]> {
  const days = [daysAfter(day, -1), day, daysAfter(day, 1)];
  const rowsOf = async (table: 'payments' | 'refunds'): Promise<FactRow[]> => {
    const rows = new Map<Cell, FactRow>();
    for (const dt of days) {
      const folder = partitionFolder({ table, merchantId, dt });
      for await (const key of files.list(folder)) {
        for (const row of await files.read(key)) {
          if (NUMBERED.includes(row['way']) && row['currency'] === 'CNY') {
            rows.set(row['event_id'], row);
          }
        }
      }
    }
    return [...rows.values()].sort((a, b) => Number(a['at_ms']) - Number(b['at_ms']));
  };
  const paid = (await rowsOf('payments')).filter(({ status }) => MOVED.includes(status));
  const returned = (await rowsOf('refunds')).filter(({ status }) => status === 'SUCCEEDED');
  // Late money has a row when it came and one when it was back.
  const cameFirst = new Map(paid.toReversed().map((row) => [row['payment_id'], row]));
  return [
    ...[...cameFirst.values()].flatMap((row) => lineOf(row, 'payment')),
    ...returned.flatMap((row) => lineOf(row, 'refund')),
  ];
}

type Cell = FactRow[string] | undefined;
const NUMBERED: readonly Cell[] = ['barcode', 'qr'];
const MOVED: readonly Cell[] = ['CAPTURED', 'RETURNING', 'RETURNED'];

function lineOf(row: FactRow, kind: BookLine['kind']): BookLine[] {
  const orderId = parseOrderId(String(row['order_id']));
  const paymentId = parsePaymentId(String(row['payment_id']));
  if (orderId === undefined || paymentId === undefined) return [];
  const asked = Number(row['amount_minor']);
  const captured = Number(row['captured_minor'] ?? 0);
  return [
    {
      ...{ kind, orderId, paymentId, outTradeNo: outTradeNoOf(orderId, paymentId) },
      ...(kind === 'refund' && { refundNo: String(row['refund_id']) }),
      ...{ minor: captured || asked, state: 'moved', at: Number(row['at_ms']) },
    },
  ];
}
