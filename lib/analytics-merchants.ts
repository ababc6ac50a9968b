/** A merchant with an Athena client of their own, and the AWS account that it runs in. */
export interface AnalyticsMerchant {
  readonly merchantId: string;
  readonly account: string;
}

/**
 * Who queries the facts by a client of their own (context `analyticsMerchants`, separated by commas:
 * `m1=111122223333`). Throws a sentence for what is no merchant with an account.
 */
export function analyticsMerchantsOf(context: unknown): readonly AnalyticsMerchant[] {
  if (context === undefined) return [];
  const merchants = String(context)
    .split(',')
    .map((text) => {
      const groups = /^(?<merchantId>[a-z0-9][a-z0-9-]{0,31})=(?<account>\d{12})$/.exec(
        text,
      )?.groups;
      if (!groups) throw new Error(`analyticsMerchants: "${text}" is nothing like m1=111122223333`);
      return groups as unknown as AnalyticsMerchant;
    });
  if (new Set(merchants.map(({ merchantId }) => merchantId)).size < merchants.length) {
    throw new Error('analyticsMerchants: a merchant is named twice');
  }
  return merchants;
}
