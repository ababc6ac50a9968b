import { z } from 'zod';
import type { PostOffice } from '../compose-notification.ts';
import { post } from '../delivery.ts';
import { gatewayOf, gateways } from '../gateways.ts';
import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import type { Database } from '../ledger/database.ts';
import { buyerPays } from '../ledger/execute.ts';
import { countForced, force, resetForced } from '../ledger/forced.ts';
import { type Trade, tradesAfter } from '../ledger/trade.ts';
import type { LivingLedger } from '../living-ledger.ts';
import { isTreatment } from '../notification-treatments.ts';
import { mayNotify } from '../notify-address.ts';
import { scriptNamed } from '../scenarios.ts';
import { type Operation, operations } from '../script.ts';
import { early, plant } from './bills.ts';
import { badRequest, parsed } from './body.ts';
import { listCodes, listPayableCodes, scan } from './codes.ts';
import { craftKinds, craftNotification } from './crafted-notification.ts';
import { viewLedger } from './ledger-view.ts';
import { listPayments, showCode } from './wallets.ts';

/** What the control API works on. */
export interface Control extends PostOffice {
  readonly closed: AbortSignal;
  readonly ledger: LivingLedger;
}

/** `/control/...`: scripting, and the truth. Every answer is JSON; an error says what is wrong. */
export async function answerControl(request: HttpRequest, control: Control): Promise<HttpAnswer> {
  const { method, path } = request;
  if (method === 'POST' && !request.contentType.startsWith('application/json')) {
    // A page in a browser cannot send this type elsewhere without being asked first.
    return json(415, { error: 'send application/json' });
  }
  const pay = /^\/control\/trades\/(\w{1,64})\/pay$/.exec(path)?.[1];
  if (method === 'POST' && pay !== undefined) return payNow(pay, control);
  const [, wallet, list] = /^\/control\/wallets\/(2088\d{12})\/(codes|payments)$/.exec(path) ?? [];
  if (wallet !== undefined) return ofWallet(`${method} ${list}`, wallet, request, control);
  switch (`${method} ${path}`) {
    case 'GET /control/ledger':
      return showLedger(request.query, control);
    case 'POST /control/force':
      return addForced(request.body, control);
    case 'GET /control/codes':
      return listCodes(request.query, control.database);
    case 'GET /control/codes/payable':
      return listPayableCodes(control.database, control.ledger.now());
    case 'POST /control/codes/scan':
      return scan(request.body, control.database, control.ledger.now());
    case 'POST /control/reset-forced':
      control.database.transaction(() => resetForced(control.database));
      return json(200, {});
    case 'POST /control/bills/differences':
      return plant(request.body, control.database);
    case 'POST /control/bills/early':
      return early(request.body, control.database);
    case 'POST /control/notifications':
      return sendCrafted(request.body, control);
    case 'POST /control/settle':
      await control.ledger.settled();
      return json(200, { now: control.ledger.now() });
    default:
      return json(404, { error: `there is no ${method} ${path}` });
  }
}

/** What one buyer's wallet asks. */
function ofWallet(
  what: string,
  buyerId: string,
  { method, path, body }: HttpRequest,
  { database, ledger }: Control,
): HttpAnswer {
  switch (what) {
    case 'POST codes':
      return showCode(buyerId, body, database);
    case 'GET payments':
      return listPayments(buyerId, database, ledger.now());
    default:
      return json(404, { error: `there is no ${method} ${path}` });
  }
}

const longestList = 1_000;
const ledgerQuery = z.strictObject({
  outTradeNo: z.string().max(64).optional(),
  tradesAfter: z.coerce.number().int().min(0).default(0),
  requestsAfter: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(longestList).default(longestList),
});

function showLedger(query: URLSearchParams, { database, ledger }: Control): HttpAnswer {
  const { data, error } = ledgerQuery.safeParse(Object.fromEntries(query));
  if (error !== undefined) return badRequest(error);
  return json(200, viewLedger(database, data, ledger.now()));
}

const forcedBody = z.strictObject({
  method: z.string(),
  outcome: z.string(),
  times: z.int().min(1).max(10_000).default(1),
  appId: z.string().max(32).optional(),
  outTradeNo: z.string().max(64).optional(),
  seconds: z.number().min(0).max(1_000_000).optional(),
});
const mostForced = 10_000;

function addForced(body: string, { database }: Control): HttpAnswer {
  const { data, error } = forcedBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  const { method, outcome, times, appId, outTradeNo, seconds } = data;
  const known: readonly string[] = [...operations, 'notification'];
  const operation = wireOperation(method) ?? (known.includes(method) ? method : undefined);
  if (operation === undefined) return json(400, { error: `method: one of ${known.join(', ')}` });
  const fits =
    operation === 'notification'
      ? isTreatment(outcome)
      : scriptNamed(outcome)?.on.some((on) => on === operation);
  if (fits !== true) return json(400, { error: `${operation} has no outcome ${outcome}` });
  if (countForced(database) >= mostForced) return json(409, { error: 'too many forced outcomes' });
  const forced = {
    operation,
    outcome,
    times,
    ...(appId !== undefined && { account: appId }),
    ...(outTradeNo !== undefined && { outTradeNo }),
    ...(seconds !== undefined && { seconds }),
  };
  database.transaction(() => force(database, forced));
  return json(201, forced);
}

const wireOperation = (method: string): Operation | undefined =>
  gateways.map((gateway) => gateway.operationOf(method)).find((found) => found !== undefined);

function payNow(outTradeNo: string, { database, ledger }: Control): HttpAnswer {
  const trade = onlyTrade(database, outTradeNo);
  if (trade === undefined) return json(404, { error: `no single trade ${outTradeNo}` });
  const paid = database.transaction(() =>
    buyerPays(database, trade.account, { tradeNo: trade.tradeNo }, ledger.now()),
  );
  return paid ? json(200, { outTradeNo }) : json(409, { error: `the trade is ${trade.status}` });
}

const craftedBody = z.strictObject({
  kind: z.enum(craftKinds),
  outTradeNo: z.string().max(64),
  amountFen: z.int().min(1).max(10_000_000_000).optional(),
  notifyUrl: z.url().optional(),
});

/** Sends at once and answers what the merchant said; these are never retried. */
async function sendCrafted(body: string, control: Control): Promise<HttpAnswer> {
  const { database, merchants, allowedHosts, strictAck, closed, ledger } = control;
  const { data, error } = craftedBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  const trade = onlyTrade(database, data.outTradeNo);
  const merchant = merchants.get(trade?.account ?? '');
  if (trade === undefined || merchant === undefined) {
    return json(404, { error: `no single trade ${data.outTradeNo}` });
  }
  const url = data.notifyUrl ?? trade.order.notifyUrl;
  if (url === undefined || !mayNotify(url, allowedHosts)) {
    return json(400, { error: 'notifyUrl: there is none, or it is not on this machine' });
  }
  const { kind, amountFen: amountMinor } = data;
  const about = { merchant, trade, url };
  const letter = craftNotification(database, merchants, about, { kind, amountMinor }, ledger.now());
  if (letter === undefined) return json(409, { error: `nothing to send for ${kind}` });
  const receipt = await post(letter, closed);
  return json(200, {
    form: letter.body,
    receipt: receipt ?? null,
    acknowledged:
      receipt !== undefined &&
      gatewayOf(merchant).isAcknowledged(letter, receipt, merchant, strictAck),
  });
}

/** An out_trade_no is unique within an app only; the control API wants it to be unique. */
function onlyTrade(database: Database, outTradeNo: string): Trade | undefined {
  const trades = tradesAfter(database, { outTradeNo, after: 0, limit: 2 });
  return trades.length === 1 ? trades[0] : undefined;
}
