import { createHash, randomBytes } from 'node:crypto';
import type { AuthoriseUrlResponse } from '../../../api/diners.ts';

/** A browser in the customer's Alipay, which agrees at once: opens the page, and comes back. */
export async function signDinerIn(
  apiUrl: string,
  storeId: string,
  userId: string,
): Promise<{ readonly token: string; readonly again: () => Promise<number> }> {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({ storeId, returnTo: `${apiUrl}/t/W12`, challenge });
  const asked = await fetch(`${apiUrl}/v1/diners/authorise-url?${query}`);
  const { url } = (await asked.json()) as AuthoriseUrlResponse;
  const page = await fetch(`${url}&user_id=${userId}`, { redirect: 'manual' });
  const back = new URL(page.headers.get('location') ?? '').searchParams;
  const [authCode, state] = [back.get('auth_code'), back.get('state')];
  const end = () =>
    fetch(`${apiUrl}/v1/diners/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ storeId, authCode, state, verifier }),
    });
  const { accessToken } = (await (await end()).json()) as { accessToken: string };
  return { token: accessToken, again: async () => (await end()).status };
}
