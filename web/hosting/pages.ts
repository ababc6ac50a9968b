/** One page per folder; each is an entry of its own, so that none loads another's script. */
export const PAGES = [
  'kiosk',
  'pos',
  'kitchen',
  'board',
  'table',
  'devices',
  // Beside the Alipay simulator it stands in for a customer's phone; it is never deployed.
  'wallet',
] as const;
