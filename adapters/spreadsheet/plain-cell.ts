/**
 * What a spreadsheet program takes for a formula, with the full-width signs of East Asian ones, and
 * for a number or date of its own: it would run the one and rewrite the other (`007`, `1-2`, `3E5`).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER_OR_DATE = /^\d[\d.,:/eE+-]*$/;
/** Shown and saved as it was typed; longer ones become 1.23E+11. A price, too. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,10})(?:\.\d{2})?$/;

const isTaken = (text: string): boolean =>
  FORMULA.test(text) || (NUMBER_OR_DATE.test(text) && !PLAIN_NUMBER.test(text));

/** Quotes that were there before a guarded text get one more, so that taking one off is exact. */
const bare = (cell: string): string => cell.replace(/^'+/, '');

/** The cell with a quote before it, which makes it text, where a program would make it more. */
export const guarded = (cell: string): string => (isTaken(bare(cell)) ? `'${cell}` : cell);

/** Undoes `guarded`. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && isTaken(bare(cell)) ? cell.slice(1) : cell;
