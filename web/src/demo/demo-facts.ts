/** What the local server tells of its demo (GET /local/demo); local/demo/page-api.ts answers it. */
export interface DemoFacts {
  readonly simulatorUrl: string;
  readonly walletUrl: string;
  readonly issuerUrl: string;
  /** How many times as fast the server's clock runs. */
  readonly timeScale: number;
  readonly stores: readonly DemoStoreFacts[];
}

export interface DemoStoreFacts {
  readonly storeId: string;
  readonly name: string;
  readonly gateway: string;
  readonly currency: string;
  readonly staff: readonly DemoStaff[];
  readonly couponCode: string;
  /** Shared tables as they are now, each with the address that its code encodes. */
  readonly tables: readonly { readonly tableId: string; readonly url: string }[];
}

/** Somebody who can sign in at the demo's tills. The PIN is no secret: the start page tells it. */
export interface DemoStaff {
  readonly name: string;
  readonly role: 'cashier' | 'manager';
  readonly pin: string;
}
