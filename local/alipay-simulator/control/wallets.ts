import { z } from 'zod';
import { type HttpAnswer, json } from '../http.ts';
import type { Database } from '../ledger/database.ts';
import { refundsOf } from '../ledger/refund.ts';
import { currencyOf, type Trade } from '../ledger/trade.ts';
import { asksForPassword, presentCode, tradesOfBuyer } from '../ledger/wallets.ts';
import { type ScriptName, scriptNamed } from '../scenarios.ts';
import { badRequest, parsed } from './body.ts';

const codeBody = z.strictObject({
  outcome: z
    .string()
    .refine((name): name is ScriptName => scriptNamed(name) !== undefined)
    .optional(),
});

/** `POST /control/wallets/{buyerId}/codes`: what the wallet shows to the shop's scanner. */
export function showCode(buyerId: string, body: string, database: Database): HttpAnswer {
  const { data, error } = codeBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  const { outcome } = data;
  const authCode = database.transaction(() => presentCode(database, buyerId, outcome));
  if (authCode === undefined) return json(400, { error: `outcome: no code says ${outcome}` });
  return json(201, { authCode });
}

const longestList = 50;

/** `GET /control/wallets/{buyerId}/payments`: the newest of this buyer, and what asks for a password. */
export function listPayments(buyerId: string, database: Database, now: number): HttpAnswer {
  const trades = tradesOfBuyer(database, buyerId, longestList);
  return json(200, { now, payments: trades.map((trade) => viewPayment(database, trade)) });
}

function viewPayment(database: Database, trade: Trade) {
  const { order, tradeNo, account, status, capturedFen, refundedFen, createdAt, expiresAt } = trade;
  const { paidAt, closedAt, closedBy } = trade;
  return {
    ...{ tradeNo, outTradeNo: order.outTradeNo, account, subject: order.subject, status },
    ...{ currency: currencyOf(order), amountMinor: order.totalFen },
    ...{ capturedMinor: capturedFen, refundedMinor: refundedFen },
    ...{ createdAt, expiresAt, paidAt, closedAt, closedBy },
    asksPassword: asksForPassword(database, trade),
    refunds: refundsOf(database, trade.id).map(({ fen, reason, at }) => ({
      ...{ amountMinor: fen, reason, at },
    })),
  };
}
