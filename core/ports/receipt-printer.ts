import type { Receipt } from '../domain/receipt.ts';

export const RECEIPT_FORMATS = ['svg', 'text', 'escpos'] as const;
export type ReceiptFormat = (typeof RECEIPT_FORMATS)[number];

export const RECEIPT_LANGUAGES = ['zh-CN', 'en'] as const;
export type ReceiptLanguage = (typeof RECEIPT_LANGUAGES)[number];

/** Paper of 58 mm has 32 columns, of 80 mm 48; a Chinese character takes two. */
export type ReceiptColumns = 32 | 48;

export interface ReceiptStyle {
  readonly format: ReceiptFormat;
  readonly language: ReceiptLanguage;
  readonly columns: ReceiptColumns;
}

/** Draws a receipt: text and SVG as UTF-8, printer commands as they go to the printer. */
export type ReceiptPrinter = (receipt: Receipt, style: ReceiptStyle) => Uint8Array;
