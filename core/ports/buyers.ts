import type { MerchantId } from '../domain/ids.ts';

/** A merchant of a gateway without sign-in. */
type Elsewhere = { readonly kind: 'elsewhere' };

/** A customer by the id that Alipay gives to one merchant's app: personal, so never kept or logged. */
export interface Buyer {
  readonly kind: 'user-id' | 'open-id';
  readonly id: string;
}

/** How customers prove to a merchant's app at Alipay who they are. */
export interface Buyers {
  authorisePage(
    merchantId: MerchantId,
    page: {
      readonly scope: 'auth_base';
      readonly redirectUri: string;
      readonly state: string;
    },
  ): Promise<{ readonly kind: 'page'; readonly url: string } | Elsewhere>;
  /** Asks once: a code that was sent is spent, whatever came back. */
  identifyBuyer(
    merchantId: MerchantId,
    code: string,
  ): Promise<
    | { readonly kind: 'identified'; readonly buyer: Buyer }
    | { readonly kind: 'refused' | 'unknown'; readonly code: string }
    | Elsewhere
  >;
}
