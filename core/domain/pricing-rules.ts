export interface TaxClass {
  readonly taxClass: string;
  readonly label: string;
  /** Basis points: 600 is 6 %. */
  readonly rate: number;
  /** Held by the prices already, or added to them. */
  readonly mode: 'included' | 'added';
  /** Every item that no other class names when absent. */
  readonly items?: readonly string[] | undefined;
}

/** Totals are rounded to a multiple of `to` minor units, where a store deals in no smaller coins. */
export interface Rounding {
  readonly to: number;
  readonly mode: 'down' | 'nearest';
}

export interface PricingRules {
  /** 0 while the store has none. */
  readonly version: number;
  readonly taxes: readonly TaxClass[];
  readonly rounding?: Rounding | undefined;
}
