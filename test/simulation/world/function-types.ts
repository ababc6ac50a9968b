/** What the invoker of a function hears. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

export type Handler = (event: never, context: never) => Promise<unknown>;
export type Handlers = Readonly<Record<FunctionName, Handler>>;

/** Seconds that each function may take, as lib/ gives them; a test compares. */
export const TIMEOUT_SECONDS = {
  orders: 20,
  payments: 29,
  notifications: 10,
  kitchen: 10,
  cases: 29,
  counter: 10,
  effects: 30,
  'follow-up': 30,
  'query-payment': 10,
  'cancel-payment': 20,
  sweeper: 55,
  tables: 10,
} as const;

export type FunctionName = keyof typeof TIMEOUT_SECONDS;
