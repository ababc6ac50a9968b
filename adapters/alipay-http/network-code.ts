/** ECONNRESET, TimeoutError and the like: names, never messages, which may quote the request. */
export function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'NETWORK';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
