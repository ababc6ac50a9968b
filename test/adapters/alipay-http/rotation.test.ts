import { describe, expect, test } from 'vitest';
import type { OpenPlatformSecret } from '../../../adapters/alipay-http/open-platform-secret.ts';
import { createWorld, type World } from '../../local/alipay-simulator/support/world.ts';
import { keyPair } from './merchants.ts';
import { cny, gatewayWith, type OpenGateway, payment, secretFor, secrets } from './support.ts';

/** Alipay signs with the key that it always had; only the previous version of the secret knows it. */
const NEW_KEY = { alipayPublicKeys: [keyPair().publicKey] };
const OURS = { privateKey: keyPair().privateKey };

async function open(
  current: Partial<OpenPlatformSecret>,
  previous: (world: World) => unknown,
): Promise<World & OpenGateway> {
  const world = await createWorld();
  const versions = { current: secretFor(world.url, current), previous: previous(world) };
  return { ...world, ...gatewayWith(() => versions, world.receiver.url) };
}

describe('While two versions of a secret are active', () => {
  test('answers and notifications are good by the keys of either', async () => {
    const alipay = await open(NEW_KEY, ({ url }) => secretFor(url));
    const request = payment();
    const captured = { kind: 'captured', amount: cny(3_850) };
    expect(await alipay.gateway.pay(request)).toMatchObject(captured);
    expect(await alipay.gateway.query(request)).toMatchObject(captured);
    await alipay.advance(1);
    const [body = ''] = alipay.receiver.bodies;
    expect(await alipay.parse(body)).toMatchObject({ kind: 'authentic' });
    expect(await alipay.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'refund' });
    expect(alipay.troubles).toEqual([]);
    // Each request was sent once, whichever version verified its answer.
    const { requests } = await alipay.ledger(`?outTradeNo=${request.outTradeNo}`);
    expect(requests.map((r) => r.operation)).toEqual(['pay', 'query', 'cancel']);
  });

  test('requests are signed by the current one alone', async () => {
    const good = await open({}, ({ url }) => secretFor(url, OURS));
    expect(await good.gateway.pay(payment())).toMatchObject({ kind: 'captured' });
    const bad = await open(OURS, ({ url }) => secretFor(url));
    expect(await bad.gateway.pay(payment())).toMatchObject({
      kind: 'declined',
      code: 'isv.invalid-signature',
    });
  });

  test('an algorithm that was left behind verifies nothing any longer', async () => {
    const alipay = await open({ ...NEW_KEY, signType: 'RSA' }, ({ url }) => secretFor(url));
    // Alipay still signs RSA2, with a key that the version before knows.
    expect(await alipay.gateway.pay(payment())).toMatchObject({
      kind: 'unknown',
      code: 'UNVERIFIED_signature',
    });
  });

  test.each<[string, (world: World) => unknown]>([
    ['another endpoint', () => secretFor('https://openapi-sandbox.dl.alipaydev.com')],
    ['another app', ({ url }) => secretFor(url, { appId: '2021000000000002' })],
    ['another gateway', ({ url }) => ({ ...secretFor(url), gateway: 'global' })],
    ['a broken key', ({ url }) => secretFor(url, { alipayPublicKeys: ['x'] })],
    ['nothing', () => undefined],
  ])('a previous version of %s verifies nothing', async (_, previous) => {
    const alipay = await open(NEW_KEY, previous);
    expect(await alipay.gateway.pay(payment())).toMatchObject({
      kind: 'unknown',
      code: 'UNVERIFIED_signature',
    });
    await alipay.advance(1);
    const [body = ''] = alipay.receiver.bodies;
    expect(await alipay.parse(body)).toMatchObject({ kind: 'rejected' });
    const other = await open({}, previous);
    expect(await other.gateway.pay(payment())).toMatchObject({ kind: 'captured' });
  });

  test('what neither verifies proves nothing', async () => {
    const foreign = { alipayPublicKeys: [secrets.foreignPublicKey] };
    const alipay = await open(NEW_KEY, ({ url }) => secretFor(url, foreign));
    expect(await alipay.gateway.pay(payment())).toMatchObject({ kind: 'unknown' });
    expect(alipay.troubles).toEqual(['UNVERIFIED_signature']);
  });
});
