/*
 * The little of ReceiptLine's language that we write. Whatever comes from people goes through `plain`
 * once, so no name can be a table, a code, a rule or a printer's command.
 * @see https://www.ofsc.or.jp/receiptline/en/
 */

/** Characters of the language, and all that may be added to it: every ASCII character but letters and digits. */
const MARKS = /[!-/:-@[-`{-~]/g;
/** No ink of their own: control and format characters (right-to-left overrides, too), halves, unassigned. */
const INKLESS = /\p{C}/gu;
/** An accent on a mark would merge with the mark's escape when ReceiptLine normalizes the text. */
const ACCENT_ON_MARK = /([^\p{L}\p{N}\p{M}])\p{M}+/gu;

/** People's text on one line and free of meaning, each mark as its hexadecimal escape. */
const plain = (text: string): string =>
  text
    .normalize()
    .replace(/\s+/gu, ' ')
    .replace(INKLESS, '')
    .replace(ACCENT_ON_MARK, '$1')
    .trim()
    .replace(MARKS, (mark) => `\\x${mark.charCodeAt(0).toString(16)}`);

export const centred = (text: string): string => `| ${plain(text)} |`;
/** Emphasized, and twice as wide and high. */
export const headline = (text: string): string => `| ^^^"${plain(text)}" |`;
export const left = (text: string): string => `|${plain(text)}`;
export const indented = (text: string): string => `|~~${plain(text)}`;
export const pair = (name: string, value: string): string => `${plain(name)} | ${plain(value)}`;
export const strongPair = (name: string, value: string): string =>
  `"${plain(name)}" | "${plain(value)}"`;
export const indentedPair = (name: string, value: string): string =>
  `~~${plain(name)} | ${plain(value)}`;

/** A row of hyphens: ReceiptLine's own rule switches to a page of line drawings that printers for China lack. */
export const rule = (columns: number): string => centred('-'.repeat(columns));

/** Lines of two columns follow: the second is `width` wide, the first takes the rest. */
export const twoColumns = (width: number): string => `{width:*,${width}}`;
export const oneColumn = '{width:auto}';

export const qrCode = (data: string): string => `{code:${plain(data)};option:qrcode,5,m}`;
