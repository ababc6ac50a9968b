import { DEMO_MERCHANTS } from '../demo/merchants.ts';

/** Who can sign in here, as an operator would have made them in the user pool. */
export interface Person {
  readonly sub: string;
  readonly name: string;
  readonly merchantId: string;
  readonly group: 'merchant' | 'admin';
}

export const PEOPLE: readonly Person[] = DEMO_MERCHANTS.flatMap(({ merchantId, storeName }) =>
  (['merchant', 'admin'] as const).map((group) => ({
    ...{ sub: `demo-${merchantId}-${group}`, name: storeName, merchantId, group },
  })),
);
