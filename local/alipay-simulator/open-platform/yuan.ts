const grammar = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;
const maxFen = 100_000_000_00;

/** Decimal yuan to fen; undefined for anything but 0.01 to 100000000 with at most two decimals. */
export function fenOf(yuan: string): number | undefined {
  const match = grammar.exec(yuan);
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen >= 1 && fen <= maxFen ? fen : undefined;
}

/** Fen to yuan with two decimals: 0 is `0.00`. */
export const yuanOf = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
