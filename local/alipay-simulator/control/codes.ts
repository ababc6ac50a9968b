import { z } from 'zod';
import { type HttpAnswer, json } from '../http.ts';
import { type Code, codesAfter, payableCodes } from '../ledger/code.ts';
import type { Database } from '../ledger/database.ts';
import { type Scanned, scanCode } from '../ledger/scan.ts';
import { currencyOf } from '../ledger/trade.ts';
import { badRequest, parsed } from './body.ts';

const scanBody = z.strictObject({
  codeText: z.string().min(1).max(1_024),
  action: z.enum(['scan', 'pay', 'scan-and-pay']),
  amountMinor: z.int().min(1).max(10_000_000_000).optional(),
  buyerId: z
    .string()
    .regex(/^2088\d{12}$/)
    .optional(),
});

const says = {
  NO_SUCH_CODE: 'no such code',
  AMOUNT_NEEDED: 'amountMinor: the customer types it for this code',
  NOT_SCANNED: 'the code was not scanned yet',
} as const;

/** `POST /control/codes/scan`: a wallet scans a code, pays for what it scanned, or both. */
export function scan(body: string, database: Database, now: number): HttpAnswer {
  const { data, error } = scanBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  const scanned = database.transaction(() => scanCode(database, data, now));
  if (!('refusal' in scanned)) return json(200, viewScanned(scanned));
  const { refusal } = scanned;
  switch (refusal) {
    case 'NO_SUCH_CODE':
      return json(404, { error: says[refusal], code: refusal });
    case 'AMOUNT_NEEDED':
      return json(400, { error: says[refusal], code: refusal });
    case 'NOT_SCANNED':
      return json(409, { error: says[refusal], code: refusal });
    default:
      return json(409, { error: `Alipay refuses it: ${refusal}`, code: refusal });
  }
}

function viewScanned({ code, trade }: Scanned) {
  return {
    ...viewCode(code),
    ...(trade !== undefined && {
      outTradeNo: trade.order.outTradeNo,
      tradeNo: trade.tradeNo,
      tradeStatus: trade.status,
      amountMinor: trade.order.totalFen,
    }),
  };
}

const longestList = 1_000;
const listQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(longestList).default(longestList),
});

/** `GET /control/codes`: a page of all codes, oldest first; `next` is null on the last. */
export function listCodes(query: URLSearchParams, database: Database): HttpAnswer {
  const { data, error } = listQuery.safeParse(Object.fromEntries(query));
  if (error !== undefined) return badRequest(error);
  const codes = codesAfter(database, data);
  const next = codes.length < data.limit ? null : (codes.at(-1)?.id ?? null);
  return json(200, { codes: codes.map(viewCode), next });
}

const mostPayable = 50;

/** `GET /control/codes/payable`: what a wallet could scan now, the newest first. */
export const listPayableCodes = (database: Database, now: number): HttpAnswer =>
  json(200, { now, codes: payableCodes(database, now, mostPayable).map(viewCode) });

function viewCode({ sale, ...code }: Code) {
  if (sale.kind === 'shop') {
    const { kind, currency, name } = sale;
    return { ...code, kind, currency, subject: name };
  }
  const { outTradeNo, totalFen, subject } = sale.order;
  const currency = currencyOf(sale.order);
  return { ...code, kind: sale.kind, outTradeNo, amountMinor: totalFen, currency, subject };
}
