interface CurrencyPolicy {
  /** Decimals of an amount: other precision is refused (protocol 3.4). */
  readonly decimals: 0 | 2;
  /** Yuan for one unit, eight decimals as in `exchange_rate`. Fixed, so that answers repeat. */
  readonly yuan: string;
}

/** What can be priced and settled (protocol 3.4). TWD and MOP need a contract, which all have here. */
export const currencies = {
  AED: { decimals: 2, yuan: '1.92940000' },
  AUD: { decimals: 2, yuan: '4.61250000' },
  CAD: { decimals: 2, yuan: '5.05720000' },
  CHF: { decimals: 2, yuan: '8.78310000' },
  CNY: { decimals: 2, yuan: '1.00000000' },
  CZK: { decimals: 2, yuan: '0.33870000' },
  DKK: { decimals: 2, yuan: '1.09830000' },
  EUR: { decimals: 2, yuan: '8.19840000' },
  GBP: { decimals: 2, yuan: '9.30470000' },
  HKD: { decimals: 2, yuan: '0.91080000' },
  IDR: { decimals: 2, yuan: '0.00042600' },
  ILS: { decimals: 2, yuan: '2.16840000' },
  JPY: { decimals: 0, yuan: '0.04562000' },
  KRW: { decimals: 0, yuan: '0.00482600' },
  LKR: { decimals: 2, yuan: '0.02303000' },
  MOP: { decimals: 2, yuan: '0.88420000' },
  MUR: { decimals: 2, yuan: '0.15410000' },
  MYR: { decimals: 2, yuan: '1.71250000' },
  NOK: { decimals: 2, yuan: '0.69760000' },
  NZD: { decimals: 2, yuan: '3.98650000' },
  PHP: { decimals: 2, yuan: '0.12070000' },
  RUB: { decimals: 2, yuan: '0.08990000' },
  SEK: { decimals: 2, yuan: '0.74450000' },
  SGD: { decimals: 2, yuan: '5.44160000' },
  THB: { decimals: 2, yuan: '0.21890000' },
  TWD: { decimals: 2, yuan: '0.22610000' },
  USD: { decimals: 2, yuan: '7.08640000' },
  ZAR: { decimals: 2, yuan: '0.41250000' },
} as const satisfies Record<string, CurrencyPolicy>;

export type Currency = keyof typeof currencies;

/** Upper case only, as Alipay writes them. */
export const isCurrency = (name: string): name is Currency => Object.hasOwn(currencies, name);
