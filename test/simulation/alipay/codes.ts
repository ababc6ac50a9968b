import type { Code } from '../../../local/alipay-simulator/ledger/code.ts';
import type { CodeOrder } from '../../../local/alipay-simulator/ledger/command.ts';
import type { OpenOrder } from '../../../local/alipay-simulator/ledger/trade.ts';
import { walletBuyer } from '../../../local/alipay-simulator/ledger/wallet-buyer.ts';
import { type Backend, expiryOf } from './backend.ts';
import type { TradeRecord } from './books.ts';
import type { OrderCode } from './code-book.ts';
import { outcome, refused, type Said, spoiled } from './said.ts';
import { HOUR } from './times.ts';
import { moneyOfNobody } from './unasked.ts';
import { openAndWait } from './waiting.ts';

/** A code for one order; there is no trade before somebody scans it, but where AMS opens one at once. */
export function precreate(backend: Backend, account: string, asked: CodeOrder): Said {
  const { mischief } = backend;
  const { outTradeNo } = asked.order;
  const n = mischief.nth('precreate', account, outTradeNo);
  const act = (): Said => carriedOut(backend, account, asked);
  const deed = mischief.drawn('precreate', outTradeNo, n);
  const said = spoiled(deed, act, mischief, ['precreate', outTradeNo, n]) ?? act();
  moneyOfNobody(backend, account, { ...asked.order, ...walletBuyer(outTradeNo) }, n);
  return said;
}

function carriedOut(backend: Backend, account: string, asked: CodeOrder): Said {
  const { order, opensTrade } = asked;
  const { assumptions, blocked, books, codes, mischief, surroundings } = backend;
  const { outTradeNo } = order;
  const now = surroundings.now();
  const known = codes.find(account, outTradeNo);
  if (known !== undefined) return repeated(backend, known, order);
  if (blocked.has(`${account} ${outTradeNo}`)) return refused('TRADE_HAS_CLOSE');
  if (mischief.drawn('no-code', outTradeNo) !== undefined) return refused('INVALID_PARAMETER');
  const expiresAt = Math.min(expiryOf(order, now), momentOf(asked.expires, now), now + 2 * HOUR);
  if (expiresAt <= now && assumptions.refusesPayAfterExpiry) {
    return refused('NOW_TIME_AFTER_EXPIRE_TIME_ERROR');
  }
  const text = `${asked.prefix ?? 'https://qr.alipay.com/bax'}${mischief.digits(17, 'code', account, outTradeNo)}`;
  const sale = { kind: 'order', order } as const;
  const code: Code = {
    ...{ id: 0, codeText: text, account, status: 'active', createdAt: now, expiresAt, sale },
  };
  const made: OrderCode = { account, order, code, expiresAt };
  codes.add(made);
  if (!opensTrade) return outcome({ kind: 'code-ready', code });
  const record = openAndWait(backend, account, orderOf(made), expiresAt, 'never');
  return outcome({
    kind: 'code-ready',
    code,
    trade: books.find(account, { outTradeNo })?.trade ?? record.trade,
  });
}

/** The same number again makes the same code, or no code at all (protocol 2.9). */
function repeated(backend: Backend, known: OrderCode, order: OpenOrder): Said {
  const { assumptions, books } = backend;
  if (known.order.fingerprint !== order.fingerprint) return refused('CONTEXT_INCONSISTENT');
  const trade = books.find(known.account, { outTradeNo: order.outTradeNo })?.trade;
  if (trade?.status === 'TRADE_CLOSED') return refused('TRADE_HAS_CLOSE');
  if (trade !== undefined && trade.status !== 'WAIT_BUYER_PAY') return refused('TRADE_HAS_SUCCESS');
  if (assumptions.repeatedCodeIs === 'refused') return refused('APPLY_PC_MERCHANT_CODE_ERROR');
  return outcome({ kind: 'code-ready', code: known.code, ...(trade && { trade }) });
}

const momentOf = (expires: CodeOrder['expires'], now: number): number =>
  'at' in expires ? expires.at : now + expires.afterMs;

const orderOf = ({ order, code }: OrderCode) => ({ ...order, ...walletBuyer(code.codeText) });

/**
 * A customer scans the code and pays after that time, or never. Nothing happens where the code is
 * unknown, too old, or its number takes no trade any more.
 */
export function scan(backend: Backend, codeText: string, paysAfterMs: number | 'never'): void {
  const { blocked, books, codes, surroundings } = backend;
  const made = codes.read(codeText);
  const now = surroundings.now();
  if (made === undefined || made.expiresAt <= now) return;
  const { account, order, expiresAt } = made;
  if (blocked.has(`${account} ${order.outTradeNo}`)) return;
  const open: TradeRecord | undefined = books.find(account, { outTradeNo: order.outTradeNo });
  openAndWait(backend, account, orderOf(made), expiresAt, paysAfterMs, open);
}
