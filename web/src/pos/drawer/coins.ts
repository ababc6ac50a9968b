/** Notes and coins that lie in a drawer, in minor units, where we know them. */
const COINS: Readonly<Record<string, readonly number[]>> = {
  CNY: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10],
  HKD: [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50],
  JPY: [10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1],
};

export const coinsOf = (currency: string): readonly number[] => COINS[currency] ?? [];

/** How many of each coin, by its worth. */
export type Counts = ReadonlyMap<number, number>;

export const worthOf = (counts: Counts): number =>
  [...counts].reduce((sum, [coin, count]) => sum + coin * count, 0);
