/** One POST to a merchant, ready to send. */
export interface Letter {
  readonly url: string;
  /** `content-type` and whatever else the gateway sends along; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The merchant's answer to one post. Header names are in lower case; the body may be cut off. */
export interface Receipt {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What can be wrong with a letter that Alipay seems to have sent. */
export const forgeries = [
  'wrong-amount',
  'unknown-out-trade-no',
  'foreign-app-id',
  'foreign-key',
  'altered',
  'duplicated-parameter',
  'other-sign-type',
] as const;

export interface Forgery {
  readonly kind: (typeof forgeries)[number];
  /** For `wrong-amount` and `altered`, in minor units; one more than is true if it is missing. */
  readonly amountMinor?: number | undefined;
}
