import type { Amount } from '../amount.ts';
import { cny, parseYuan } from '../yuan.ts';

/** The parsed response node. */
export type AnswerNode = Readonly<Record<string, unknown>>;

/** A text that is there and not empty. */
export function textOf(node: AnswerNode, name: string): string | undefined {
  const value = node[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An amount of yuan. Alipay sends text; a JSON number is written in the same decimal digits. */
export function amountOf(node: AnswerNode, name: string): Amount | undefined {
  const value = node[name];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const fen = parseYuan(String(value));
  return fen === undefined ? undefined : cny(fen);
}

/** The buyer: the 2088 number, or the open id that newer apps get instead. */
export function buyerOf(node: AnswerNode): { buyerId?: string } {
  const buyerId = textOf(node, 'buyer_user_id') ?? textOf(node, 'buyer_open_id');
  return buyerId === undefined ? {} : { buyerId };
}

/** Whether the node says that it is about a trade that is not ours; error nodes often name none. */
export function namesAnother(node: AnswerNode, outTradeNo: string): boolean {
  const named = node['out_trade_no'];
  return named !== undefined && named !== '' && named !== outTradeNo;
}
