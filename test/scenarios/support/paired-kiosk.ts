import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect } from 'vitest';
import type { PairingResponse, TokenResponse } from '../../../api/devices.ts';
import type { DemoStore } from '../../../local/demo/seed.ts';

/** A kiosk with a key of its own, let into a store by its merchant. Written by docs/access.md alone. */
export async function pairedKiosk(
  apiUrl: string,
  { merchantId, storeId, tokens }: DemoStore,
): Promise<{ readonly deviceId: string; readonly accessToken: string }> {
  const { privateKey, publicKey } = await generateKeyPair('Ed25519');
  const send = async <T>(path: string, body: object, token?: string): Promise<T> => {
    const answer = await fetch(`${apiUrl}/v1/devices/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const read = (await answer.json()) as T;
    expect(answer.ok, JSON.stringify(read)).toBe(true);
    return read;
  };
  const asks = { kind: 'kiosk', name: 'Door', publicKey: await exportJWK(publicKey) };
  const { pairingId, code, expiresAt } = await send<PairingResponse>('pairings', asks);
  await send('approvals', { code, storeId, role: 'kiosk' }, tokens.merchant);
  // The server's clock may run faster than ours: a code lives for 15 minutes of it.
  const now = Math.floor(expiresAt / 1_000) - 15 * 60;
  const assertion = await new SignJWT({ merchant_id: merchantId })
    .setProtectedHeader({ alg: 'Ed25519', typ: 'device-assertion+jwt' })
    .setIssuer(pairingId)
    .setSubject(pairingId)
    .setAudience('kuaican-devices')
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(privateKey);
  const { accessToken } = await send<TokenResponse>('tokens', { assertion });
  return { deviceId: pairingId, accessToken };
}

export async function revoke(apiUrl: string, token: string, deviceId: string): Promise<void> {
  const answer = await fetch(`${apiUrl}/v1/devices/${deviceId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(204);
}
