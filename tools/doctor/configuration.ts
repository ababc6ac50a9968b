import type { MerchantId } from '../../core/domain/ids.ts';

/** Where money moves: nowhere (the simulator on this machine), in a test account, or for real. */
export type Environment = 'local' | 'sandbox' | 'production';

/** All that decides whether one merchant can be paid. */
export interface Configuration {
  readonly environment: Environment;
  readonly merchantId: MerchantId;
  /** The current version, or why there is none. */
  readonly secret: { readonly value: unknown } | { readonly fault: string };
  /** The https base URL of the API, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly stores: readonly { readonly storeId: string; readonly currency: string }[];
}

/** What the doctor needs of the world. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The addresses that a host name stands for. Rejects for a name that nobody knows. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** For each request. */
  readonly timeoutMs: number;
}

/** One thing that was looked at. `wrong` says in one sentence what to do. */
export interface Finding {
  readonly kind: 'good' | 'wrong' | 'unchecked';
  readonly says: string;
}

export const good = (says: string): Finding => ({ kind: 'good', says });
export const wrong = (says: string): Finding => ({ kind: 'wrong', says });
export const unchecked = (says: string): Finding => ({ kind: 'unchecked', says });

export const notifyUrlOf = (publicUrl: string, merchantId: MerchantId): string =>
  `${publicUrl}/v1/alipay/${merchantId}/notifications`;
