/** A guest has no token: the table's code is in the address. */
export type Role = 'kiosk' | 'cashier' | 'kitchen' | 'guest';

/** Who calls. */
export interface Caller {
  readonly role: Role;
  readonly merchantId: string;
  readonly storeId: string;
}

export interface Request {
  readonly routeKey: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly key?: string;
  /** The version that the caller has seen. */
  readonly seen?: number;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}
