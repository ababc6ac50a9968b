import receiptline from 'receiptline';
import type { Receipt } from '../../core/domain/receipt.ts';
import type { ReceiptStyle } from '../../core/ports/receipt-printer.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { WORDS } from './words.ts';

/**
 * `generic`: the commands that every ESC/POS printer understands, pictures as GS v 0, and Chinese as
 * GB18030 (FS &), which is what printers made for China speak; other characters have no page there.
 */
const COMMANDS = { svg: 'svg', text: 'text', escpos: 'generic' } as const;

/** A random id that ReceiptLine gives to a filter we do not use; the same receipt is the same bytes. */
const RANDOM_ID = /receipt-[0-9a-f-]{36}/g;

/** A screen may be dark behind the picture, and a code is read as black on white. */
const PAPER = '<rect width="100%" height="100%" fill="#fff"/>';

/** Draws a receipt with ReceiptLine. @see ReceiptPrinter */
export function printWithReceiptLine(receipt: Receipt, style: ReceiptStyle): Uint8Array {
  const drawn = receiptline.transform(receiptMarkup(receipt, style), {
    cpl: style.columns,
    encoding: 'gb18030',
    command: COMMANDS[style.format],
    spacing: true,
  });
  switch (style.format) {
    case 'escpos':
      return Buffer.from(drawn, 'binary');
    case 'svg':
      return Buffer.from(
        drawn
          .replace(RANDOM_ID, 'receipt')
          .replace('<defs>', `${titleOf(receipt, style)}${PAPER}<defs>`),
      );
    case 'text':
      return Buffer.from(drawn.replace(/ +$/gm, ''));
  }
}

/** What a screen reader calls the picture; no text of people's is in it. */
const titleOf = ({ kind, orderId }: Receipt, { language }: ReceiptStyle): string =>
  `<title>${WORDS[language].titles[kind]} ${orderId}</title>`;
