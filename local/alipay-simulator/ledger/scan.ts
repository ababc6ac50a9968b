import { type Code, codeByText } from './code.ts';
import type { Database } from './database.ts';
import type { ErrorName } from './errors.ts';
import { nextShopTradeNo } from './identifiers.ts';
import { capture, openTrade } from './payments.ts';
import { isOver } from './precreate.ts';
import { findTrade, setOrder, type Trade } from './trade.ts';
import { buyerWith, walletBuyer } from './wallet-buyer.ts';

/** What the customer does with a code: looks at it, pays what was looked at, or both at once. */
export interface Scan {
  readonly codeText: string;
  readonly action: 'scan' | 'pay' | 'scan-and-pay';
  /** What the customer types, in minor units; only where a shop's code asks for it. */
  readonly amountMinor?: number | undefined;
  readonly buyerId?: string | undefined;
}

/** A word of Alipay's, or what is wrong with the request. */
type ScanRefusal = ErrorName | 'NO_SUCH_CODE' | 'AMOUNT_NEEDED' | 'NOT_SCANNED';

export interface Scanned {
  readonly code: Code;
  /** Missing as long as the customer has typed no amount. */
  readonly trade?: Trade;
}

/** A trade opens when its code is first scanned; a shop's code opens one for each payment. */
export function scanCode(
  database: Database,
  scan: Scan,
  at: number,
): Scanned | { readonly refusal: ScanRefusal } {
  const code = codeByText(database, scan.codeText);
  if (code === undefined) return { refusal: 'NO_SUCH_CODE' };
  const trade =
    code.sale.kind === 'order'
      ? findTrade(database, code.account, { outTradeNo: code.sale.order.outTradeNo })
      : undefined;
  if (trade === undefined && (code.status !== 'active' || isOver(code, at))) {
    return { refusal: 'QRCODE_NOT_EXIST' };
  }
  if (code.sale.kind === 'shop') return payInShop(database, code, code.sale, scan, at);
  if (trade === undefined && scan.action === 'pay') return { refusal: 'NOT_SCANNED' };
  const { order } = code.sale;
  const expiresAt = 'at' in order.expires ? order.expires.at : Infinity;
  if (trade === undefined && expiresAt <= at) return { refusal: 'TRADE_HAS_CLOSE' };
  const buyer = walletBuyer(code.codeText, scan.buyerId);
  const open = trade ?? openTrade(database, code.account, { ...order, ...buyer }, {}, at);
  if (open.status === 'TRADE_CLOSED') return { refusal: 'TRADE_HAS_CLOSE' };
  if (open.status !== 'WAIT_BUYER_PAY') return { refusal: 'TRADE_HAS_SUCCESS' };
  // Some gateways open the trade before anybody scans, with nobody's name on it.
  const own = scan.buyerId === undefined ? open : setBuyer(database, open, scan.buyerId);
  return { code, trade: scan.action === 'scan' ? own : capture(database, own, at) };
}

const setBuyer = (database: Database, trade: Trade, buyerId: string): Trade =>
  setOrder(database, trade.id, { ...trade.order, ...buyerWith(buyerId) });

const shopTradeMs = 15 * 60_000;

function payInShop(
  database: Database,
  code: Code,
  { currency, name, notifyUrl, echo }: Extract<Code['sale'], { kind: 'shop' }>,
  { action, amountMinor, buyerId }: Scan,
  at: number,
): Scanned | { readonly refusal: ScanRefusal } {
  if (action === 'scan') return { code };
  if (amountMinor === undefined) return { refusal: 'AMOUNT_NEEDED' };
  const outTradeNo = nextShopTradeNo(database, at);
  const order = {
    outTradeNo,
    totalFen: amountMinor,
    currency,
    subject: name,
    fingerprint: outTradeNo,
    expires: { afterMs: shopTradeMs },
    ...(notifyUrl !== undefined && { notifyUrl }),
    echo,
    ...walletBuyer(outTradeNo, buyerId),
  };
  const trade = openTrade(database, code.account, order, {}, at);
  return { code, trade: capture(database, trade, at) };
}
