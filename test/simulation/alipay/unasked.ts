import type { Order } from '../../../local/alipay-simulator/ledger/trade.ts';
import { type Backend, capture } from './backend.ts';
import { HOUR } from './times.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Now and then money arrives that nobody asked for: a code on paper at the counter, or a number that
 * looks like one of ours. Alipay has it in its books and notifies of it.
 */
export function moneyOfNobody(backend: Backend, account: string, order: Order, n: number): void {
  const { books, mischief, surroundings } = backend;
  const { outTradeNo } = order;
  if (mischief.drawn('nobody', outTradeNo, n) === undefined) return;
  const named =
    mischief.chance('nobody-named', outTradeNo, n) < 0.4
      ? `QR${mischief.between(1e14, 1e15, 'nobody', outTradeNo, n)}`
      : likeOurs(outTradeNo, (word) => mischief.chance(word, outTradeNo, n));
  if (books.find(account, { outTradeNo: named }) !== undefined) return;
  const expiresAt = surroundings.now() + 3 * HOUR;
  const record = books.open(
    account,
    { ...order, outTradeNo: named },
    { expiresAt, unsolicited: true },
  );
  capture(backend, record);
}

/** The same number with one other character, of those that name the payment or the order. */
function likeOurs(outTradeNo: string, chance: (word: string) => number): string {
  const fromEnd = Math.floor(chance('nobody-where') * 20) + (chance('nobody-half') < 0.5 ? 26 : 0);
  const at = Math.max(0, outTradeNo.length - 1 - fromEnd);
  const shift = 1 + Math.floor(chance('nobody-which') * (crockford.length - 1));
  const was = Math.max(0, crockford.indexOf(outTradeNo[at] ?? ''));
  const other = crockford[(was + shift) % crockford.length] ?? '0';
  return `${outTradeNo.slice(0, at)}${other}${outTradeNo.slice(at + 1)}`;
}
