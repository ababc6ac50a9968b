import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose';
import { ASSERTION_FORMAT } from '../../../adapters/tokens/device-assertion.ts';
import type { DeviceResponse, PairingResponse, TokenResponse } from '../../../api/devices.ts';
import type { RouteKey } from '../../../api/routes.ts';
import type { handler } from '../../../functions/devices/handler.ts';
import { time } from './house.ts';
import { eventOf, type Request } from './http.ts';
import { bearer } from './tokens.ts';

type Handler = typeof handler;
let signed = 0;

export async function callAt<T>(
  handle: Handler,
  routeKey: RouteKey,
  { sourceIp = '203.0.113.7', ...request }: Request & { readonly sourceIp?: string } = {},
): Promise<{ readonly status: number; readonly body: T }> {
  const event = eventOf(routeKey, request);
  Object.assign(event.requestContext.http, { sourceIp });
  const { statusCode = 0, body } = await handle(event, {} as never);
  return { status: statusCode, body: (body === undefined ? undefined : JSON.parse(body)) as T };
}

/** A screen with a key of its own, as a client would write it. */
export class Screen {
  readonly #handle: Handler;
  readonly #pair: GenerateKeyPairResult;
  readonly #alg: string;
  readonly kind: string;
  asked!: PairingResponse & { readonly code: string };

  private constructor(handle: Handler, pair: GenerateKeyPairResult, alg: string, kind: string) {
    this.#handle = handle;
    this.#pair = pair;
    this.#alg = alg;
    this.kind = kind;
  }

  static async new(handle: Handler, kind = 'kiosk', alg = 'ES256'): Promise<Screen> {
    return new Screen(handle, await generateKeyPair(alg), alg, kind);
  }

  async ask(sourceIp = '203.0.113.7') {
    const publicKey = await exportJWK(this.#pair.publicKey);
    const body = { kind: this.kind, name: `A ${this.kind}`, publicKey };
    const route = 'POST /v1/devices/pairings';
    const asked = await callAt<typeof this.asked>(this.#handle, route, { body, sourceIp });
    if (asked.status === 201) this.asked = asked.body;
    return asked;
  }

  poll(assertion: Promise<string> = this.assert()) {
    return assertion.then((jwt) =>
      callAt<PairingResponse>(this.#handle, 'GET /v1/devices/pairings/{pairingId}', {
        params: { pairingId: this.asked.pairingId },
        headers: { authorization: `Bearer ${jwt}` },
      }),
    );
  }

  /** A token for an assertion that says so. */
  async signIn(claims: object = {}, header: object = {}) {
    return await this.exchange(await this.assert(claims, header));
  }

  exchange(assertion: string) {
    const body = { assertion };
    return callAt<TokenResponse>(this.#handle, 'POST /v1/devices/tokens', { body });
  }

  async assert(claims: object = {}, header: object = {}): Promise<string> {
    const now = Math.floor(time.now / 1_000);
    signed += 1;
    const { pairingId } = this.asked;
    const all = {
      ...{ iss: pairingId, sub: pairingId, merchant_id: 'm1', aud: ASSERTION_FORMAT.audience },
      ...{ iat: now, exp: now + 60, jti: `assertion-number-${signed}` },
      ...claims,
    };
    return await new SignJWT(all)
      .setProtectedHeader({ alg: this.#alg, typ: ASSERTION_FORMAT.typ, ...header })
      .sign(this.#pair.privateKey);
  }

  /** Asks and is let in by the merchant m1 into store s1. */
  async pair(): Promise<this> {
    await this.ask();
    await approve(this.#handle, { code: this.asked.code, role: this.kind });
    return this;
  }
}

export const approve = (
  handle: Handler,
  body: { readonly code: string; readonly role: string; readonly storeId?: string },
  authorization: string = bearer('merchant', times()),
) =>
  callAt<DeviceResponse & { readonly code?: string; readonly field?: string }>(
    handle,
    'POST /v1/devices/approvals',
    { body: { storeId: 's1', ...body }, headers: { authorization } },
  );

/** Of a token that is good now. */
export const times = () => {
  const now = Math.floor(time.now / 1_000);
  return { iat: now, exp: now + 600 };
};
