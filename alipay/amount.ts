/** An amount in integer minor units of an ISO 4217 currency: CNY fen, JPY yen. */
export interface Amount {
  readonly currency: string;
  readonly minor: number;
}
