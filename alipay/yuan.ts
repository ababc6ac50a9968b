import type { Amount } from './amount.ts';

const maxFen = 100_000_000_00;
const grammar = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;

/**
 * Fen to Alipay's decimal yuan: 3850 is `38.50`. No floats on the way.
 * Throws a RangeError outside 0.01 .. 100,000,000.00, which Alipay would refuse.
 */
export function formatYuan(fen: number): string {
  if (!Number.isInteger(fen) || fen < 1 || fen > maxFen) {
    throw new RangeError(`not an amount Alipay takes: ${fen} fen`);
  }
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Decimal yuan to fen. Answers may hold `0.00`; signs, spaces, leading zeros, exponents and more
 * than two decimals are no amounts. Undefined then, and above 100,000,000.00.
 */
export function parseYuan(text: string): number | undefined {
  const [, yuan, decimals = ''] = grammar.exec(text) ?? [];
  if (yuan === undefined) return undefined;
  const fen = Number(yuan + decimals.padEnd(2, '0'));
  return fen <= maxFen ? fen : undefined;
}

/** An amount of yuan in the words of all gateways. */
export const cny = (fen: number): Amount => ({ currency: 'CNY', minor: fen });

/**
 * The fen of an amount. Throws a RangeError for any other currency: Alipay would read the figure as
 * yuan and charge another amount.
 */
export function fenIn({ currency, minor }: Amount): number {
  if (currency !== 'CNY') throw new RangeError(`not an amount of yuan: ${currency}`);
  return minor;
}
