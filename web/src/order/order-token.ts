const TOKEN = /^[a-z0-9-]{1,32}\.[0-9A-Z]{26}\.[\w-]{22}$/;

/** What a receipt's code carries, from the fragment of the address: browsers send that to nobody. */
export function tokenIn(hash: string): string | undefined {
  const token = hash.replace(/^#/, '');
  return TOKEN.test(token) ? token : undefined;
}
