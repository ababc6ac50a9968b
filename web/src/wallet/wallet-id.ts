const KEPT = 'kuaican.wallet';

/** Whose wallet this browser is, made up once: 2088 and 12 digits, as Alipay names its users. */
export function walletId(): string {
  const kept = localStorage.getItem(KEPT);
  if (kept !== null && /^2088\d{12}$/.test(kept)) return kept;
  const digits = crypto.getRandomValues(new Uint8Array(12)).map((byte) => byte % 10);
  const made = `2088${digits.join('')}`;
  localStorage.setItem(KEPT, made);
  return made;
}
