import { decimalText, formatMoney, type Money } from '../../core/domain/money.ts';
import type {
  Receipt,
  ReceiptLine,
  ReceiptPayment,
  ReceiptRefund,
} from '../../core/domain/receipt.ts';
import type { ReceiptStyle } from '../../core/ports/receipt-printer.ts';
import {
  centred,
  headline,
  indented,
  indentedPair,
  left,
  oneColumn,
  pair,
  qrCode,
  rule,
  strongPair,
  twoColumns,
} from './markup.ts';
import { WORDS, type Words } from './words.ts';

/** Room for "1234.00"; longer amounts take what they need. */
const MIN_AMOUNT_COLUMNS = 8;
/** Enough of a long number to find it, and to tell two apart. */
const SHORT_NUMBER = 10;

/** A receipt in ReceiptLine's language. Amounts stand at the right edge, each below the other. */
export function receiptMarkup(
  receipt: Receipt,
  { format, language, columns }: ReceiptStyle,
): string {
  const words = WORDS[language];
  const line = rule(columns);
  const amounts = twoColumns(amountColumns(receipt));
  return [
    // Plain text has one size of letters; ReceiptLine would space them out.
    ...heading(receipt, words, format === 'text' ? centred : headline),
    line,
    ...about(receipt, words),
    line,
    amounts,
    ...receipt.lines.flatMap(lineRows),
    ...(receipt.lines.length > 0 ? [oneColumn, line, amounts] : []),
    ...sums(receipt, words),
    oneColumn,
    ...paidBy(receipt, words),
    ...receipt.refunds.flatMap((refund) => refundRows(refund, words, amounts)),
    line,
    centred(words.online),
    ...(format === 'text' ? [centred(receipt.link)] : ['', qrCode(receipt.link), '']),
    centred(words.order),
    centred(receipt.orderId),
  ].join('\n');
}

function heading(receipt: Receipt, words: Words, large: (text: string) => string): string[] {
  const { kind, mark, pickupNumber } = receipt;
  return [
    large(receipt.storeName),
    ...receipt.storeLines.map(centred),
    centred(words.titles[kind]),
    ...(kind === 'bill' ? [centred(words.noReceipt)] : []),
    ...(mark.kind === 'copy' ? [large(words.copy(mark.number))] : []),
    ...(mark.kind === 'viewed' && mark.prints > 0 ? [centred(words.printed(mark.prints))] : []),
    ...(pickupNumber === undefined ? [] : [large(`${words.pickup} ${pickupNumber}`)]),
  ];
}

function about(receipt: Receipt, words: Words): string[] {
  const { share, table, customerName, businessDate, note } = receipt;
  const named = (name: string, value: string): string => left(`${name}: ${value}`);
  return [
    ...(share ? [left(words.share(share.number, share.of))] : []),
    ...(table === undefined ? [] : [named(words.table, table)]),
    ...(customerName === undefined ? [] : [named(words.customer, customerName)]),
    ...(businessDate === undefined ? [] : [named(words.businessDate, businessDate)]),
    named(words.time, receipt.at),
    left(words.fulfilments[receipt.fulfilment]),
    ...(note === undefined ? [] : [named(words.note, note)]),
  ];
}

function lineRows({ name, quantity, unitPrice, total, options, note }: ReceiptLine): string[] {
  const each = quantity > 1 ? [indentedPair(`@ ${decimalText(unitPrice)}`, '')] : [];
  const chosen = options.map(({ name: option, price }) =>
    indentedPair(price.minor === 0 ? option : `${option} (${signed(price)})`, ''),
  );
  const said = note === undefined ? [] : [indentedPair(`* ${note}`, '')];
  return [pair(`${quantity} x ${name}`, decimalText(total)), ...each, ...chosen, ...said];
}

/** Of a sale the rows and what they add up to; of a refund the one amount. */
function sums({ kind, totals, total }: Receipt, words: Words): string[] {
  const rows = totals.map(({ code, label, amount }) =>
    pair([words.totals[code], label].filter((t) => t !== undefined).join(' '), decimalText(amount)),
  );
  const name = { sale: words.total, bill: words.toPay, refund: words.refunded }[kind];
  return [...rows, strongPair(`${name} (${total.currency})`, decimalText(total))];
}

function paidBy({ kind, payment }: Receipt, words: Words): string[] {
  if (!payment) return [];
  const { way, amount, outTradeNo, tradeNo, reference } = payment;
  return [
    left(kind === 'refund' ? words.ways[way] : `${words.ways[way]} ${formatMoney(amount)}`),
    ...(kind === 'refund' ? [] : inHand(payment, words)),
    ...(reference === undefined ? [] : [indented(`${words.slip} ${reference}`)]),
    indented(`${words.ourNumber} ${short(outTradeNo)}`),
    ...(tradeNo === undefined ? [] : [indented(`${words.tradeNumber} ${short(tradeNo)}`)]),
  ];
}

/** What was handed over and what went back; a customer who counts it finds it here. */
const inHand = ({ tendered, change }: ReceiptPayment, words: Words): string[] =>
  tendered && change
    ? [
        indented(`${words.tendered} ${decimalText(tendered)}`),
        indented(`${words.change} ${decimalText(change)}`),
      ]
    : [];

function refundRows(
  { kind, amount, at, refundId, lines }: ReceiptRefund,
  words: Words,
  amounts: string,
): string[] {
  return [
    amounts,
    pair(`${words.refunds[kind]} ${at}`, decimalText({ ...amount, minor: -amount.minor })),
    ...lines.map(({ name, quantity }) => indentedPair(`${quantity} x ${name}`, '')),
    oneColumn,
    indented(`${words.refundNumber} ${short(refundId)}`),
  ];
}

const short = (number: string): string =>
  number.length > SHORT_NUMBER ? `..${number.slice(-SHORT_NUMBER)}` : number;

const signed = (price: Money): string => `${price.minor > 0 ? '+' : ''}${decimalText(price)}`;

const amountColumns = ({ lines, totals, total, refunds }: Receipt): number =>
  [
    ...lines.map((l) => l.total),
    ...totals.map((t) => t.amount),
    total,
    ...refunds.map((r) => r.amount),
  ]
    .map((amount) => decimalText(amount).length + 1)
    .reduce((widest, width) => Math.max(widest, width), MIN_AMOUNT_COLUMNS);
