import type { TableOrderResponse } from '../../../api/tables.ts';

export type TableOrder = TableOrderResponse;
export type TableLine = TableOrder['lines'][number];
export type Check = TableOrder['checks'][number];
export type TablePayment = TableOrder['payments'][number];

/** What one guest has ordered, and what of it is paid. */
export interface Guest {
  /** As the API calls them: d1, d2. */
  readonly diner: string;
  /** In the order in which they began: Guest 1, Guest 2. */
  readonly number: number;
  readonly isMe: boolean;
  readonly lines: readonly TableLine[];
  readonly total: number;
  readonly paid: number;
}

export type LineState = 'open' | 'paying' | 'paid';

const STATE_OF_CHECK = { DUE: 'open', PAYING: 'paying', PAID: 'paid' } as const satisfies Record<
  Check['status'],
  LineState
>;

export function stateOfLine({ checks }: TableOrder, lineId: string): LineState {
  const check = checks.find(({ lineIds }) => lineIds.includes(lineId));
  return check === undefined ? 'open' : STATE_OF_CHECK[check.status];
}

/** What a line costs whoever pays it: less what offers took off, and with tax that is added. */
export const costOf = ({ total, discount = 0, tax = 0 }: TableLine): number =>
  total - discount + tax;

const sum = (lines: readonly TableLine[]): number => lines.reduce((all, l) => all + costOf(l), 0);

/** Everybody who has ordered: me first, then as they came. */
export function guestsOf(order: TableOrder): readonly Guest[] {
  const diners = [...new Set(order.lines.map(({ diner }) => diner))];
  const guests = diners.map((diner): Guest => {
    const lines = order.lines.filter((line) => line.diner === diner);
    const paid = lines.filter(({ lineId }) => stateOfLine(order, lineId) === 'paid');
    const number = Number(diner.replace(/\D/g, '')) || diners.indexOf(diner) + 1;
    return {
      ...{ diner, number, lines, isMe: diner === order.diner },
      ...{ total: sum(lines), paid: sum(paid) },
    };
  });
  return guests.sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.number - b.number);
}

export const isMine = (order: TableOrder, { diner }: TableLine): boolean => diner === order.diner;

/** My own line that one more of a plain dish can be counted onto. */
export const plainTwin = (order: TableOrder, itemId: string): TableLine | undefined =>
  order.lines.find(
    (line) =>
      line.itemId === itemId &&
      isMine(order, line) &&
      line.changeable &&
      line.options.length === 0 &&
      line.note === undefined,
  );

const TOOK_NO_MONEY: ReadonlySet<TablePayment['status']> = new Set([
  'DECLINED',
  'CLOSED',
  'CANCELLED',
]);

/** Checks that somebody tried to pay in vain, and that are as they were: they can be paid again. */
export const failedChecks = ({ checks, payments }: TableOrder): readonly Check[] =>
  checks.filter(
    ({ checkId, status }) =>
      status === 'DUE' &&
      payments.some((p) => p.checkId === checkId && TOOK_NO_MONEY.has(p.status)),
  );

const hasPaid = ({ checks }: TableOrder): boolean => checks.some(({ status }) => status === 'PAID');

/**
 * What a phone shows once it has seen the table again. An order that ended is thanked for, and stays
 * before its guests whoever sits there next; one that was given up without money gives way.
 */
export type Seen = 'show' | 'ended' | 'begin-again';

export function afterLook(shown: TableOrder | undefined, seen: TableOrder): Seen {
  const isOther = shown !== undefined && shown.orderId !== seen.orderId;
  if (isOther && hasPaid(shown)) return 'ended';
  if (seen.status !== 'ENDED') return 'show';
  return hasPaid(seen) ? 'ended' : 'begin-again';
}

/** What a request to pay names: what the guest was shown, never more. */
export type Whose =
  | { readonly whose: 'mine' | 'all' }
  | { readonly whose: 'check'; readonly checkId: string };

export function payRequest(order: TableOrder, wanted: Whose) {
  if (wanted.whose === 'check') {
    const check = order.checks.find(({ checkId }) => checkId === wanted.checkId);
    return check && { ...wanted, amount: check.amountDue };
  }
  const due = order.due[wanted.whose];
  return due && { whose: wanted.whose, amount: due.amount, lines: due.lines };
}
