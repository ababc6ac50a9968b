import { ReceiptQuery } from '../../api/receipts.ts';
import { printsOf } from '../../core/domain/receipt-of-check.ts';
import { printReceipt } from '../../core/usecases/print-receipt.ts';
import { receiptSubject } from '../../core/usecases/receipt-subject.ts';
import {
  backoff,
  clock,
  deviceCheck,
  fingerprintSecret,
  orders,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import { refused } from '../shared/http/problem.ts';
import { draw } from './draw.ts';
import { orderWithReceipt } from './scope.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'GET /v1/orders/{orderId}/receipt': async ({ event, principal, param }) => {
      const query = parseQuery(event, ReceiptQuery);
      const aggregate = await orderWithReceipt(principal, param('orderId'));
      const subject = receiptSubject(aggregate, query);
      if (!subject.ok) throw refused(subject.error);
      const prints = printsOf(aggregate.order, subject.value);
      const mark = { kind: 'viewed', prints } as const;
      return { status: 200, ...(await draw({ aggregate, subject: subject.value, mark }, query)) };
    },

    'POST /v1/orders/{orderId}/receipt/prints': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderWithReceipt(principal, param('orderId'));
      const { merchantId, orderId } = order;
      const deps = { orders: orders(), clock: clock(), backoff: backoff() };
      const { actor } = principal;
      const printed = await printReceipt(deps, {
        ...body,
        merchantId,
        orderId,
        actor,
        idempotency,
      });
      if (!printed.ok) throw refused(printed.error);
      const { media, headers } = await draw(printed.value, body);
      const { mark } = printed.value;
      const copy = mark.kind === 'copy' ? mark.number : 0;
      return { status: 200, media, headers: { ...headers, 'receipt-copy': String(copy) } };
    },
  },
);
