import { parseArgs } from 'node:util';

/** What `npm run operate` was called with; each command says which options it needs. */
export const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'sandbox' },
    /** The data folder of a running `npm start`, to operate that instead of AWS. */
    data: { type: 'string' },
    table: { type: 'string' },
    since: { type: 'string' },
    out: { type: 'string' },
    key: { type: 'string' },
    role: { type: 'string' },
    merchant: { type: 'string' },
    store: { type: 'string' },
    name: { type: 'string' },
    /** Repeated, up to 8 times: under the store's name on a receipt. */
    'receipt-line': { type: 'string', multiple: true },
    credentials: { type: 'string' },
    currency: { type: 'string', default: 'CNY' },
    'time-zone': { type: 'string', default: 'Asia/Shanghai' },
    'cut-over-hour': { type: 'string', default: '4' },
    days: { type: 'string', default: '30' },
    redirect: { type: 'string' },
    code: { type: 'string' },
    'user-id': { type: 'string' },
    'open-id': { type: 'string' },
    date: { type: 'string' },
    type: { type: 'string', default: 'trade' },
  },
});

export function need(option: Exclude<keyof typeof values, 'receipt-line'>): string {
  const value = values[option];
  if (value === undefined) throw new Error(`--${option} is needed`);
  return value;
}
