import { describe, expect, test } from 'vitest';
import {
  merchantProtocols,
  type SecretVersions,
} from '../../../adapters/alipay-http/merchant-protocols.ts';
import { openPlatformAccount } from '../../../adapters/alipay-http/open-platform-account.ts';
import { duringValidity } from '../../alipay/open-platform/certificates.ts';
import {
  afterChange,
  appPrivateKey,
  certifiedMerchant,
} from '../../local/alipay-simulator/support/certified.ts';
import {
  createWorld,
  startOfTime,
  type World,
} from '../../local/alipay-simulator/support/world.ts';
import { keyPair, secretsAt, simulated } from './merchants.ts';
import { MERCHANT, secretFor } from './support.ts';

function accountWith(versions: SecretVersions, now = startOfTime) {
  const troubles: string[] = [];
  const clock = { now: () => now };
  const protocols = merchantProtocols({ clock, timeoutMs: 500, read: async () => versions });
  const account = openPlatformAccount({
    ...{ ...protocols, clock, timeoutMs: 500 },
    onTrouble: (_merchantId, code) => troubles.push(code),
  });
  return { account, troubles };
}

async function open(changes: object = {}, previous?: (url: string) => unknown) {
  const world = await createWorld();
  const versions = {
    current: secretFor(world.url, changes),
    ...(previous && { previous: previous(world.url) }),
  };
  return { ...world, ...accountWith(versions) };
}

const REDIRECT = {
  scope: 'auth_base',
  redirectUri: 'https://kuaican.example/',
  state: 's',
} as const;

/** The customer opens the page in Alipay, and comes back with a code. */
async function codeOf({
  account,
}: Pick<ReturnType<typeof accountWith>, 'account'>): Promise<string> {
  const page = await account.authorisePage(MERCHANT, REDIRECT);
  if (page.kind !== 'page') throw new Error(page.kind);
  const response = await fetch(page.url, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');
  return back.searchParams.get('auth_code') ?? '';
}

const buyer = { kind: 'user-id', id: expect.stringMatching(/^2088\d{12}$/) as unknown };
const DAY = '2026-11-22';

/** A sale, and then the next morning. */
async function aDayLater(world: World): Promise<void> {
  await world.pay('K1');
  await world.advance(20.5 * 3_600);
}

describe('Who a customer is', () => {
  test('is told once for a code, and no token with it', async () => {
    const alipay = await open();
    const code = await codeOf(alipay);
    const identified = { kind: 'identified', buyer };
    expect(await alipay.account.identifyBuyer(MERCHANT, code)).toEqual(identified);
    expect(await alipay.account.identifyBuyer(MERCHANT, code)).toEqual({
      kind: 'refused',
      code: 'isv.code-invalid',
    });
    expect(alipay.troubles).toEqual([]);
  });

  test('is not asked with what cannot be a code', async () => {
    const alipay = await open();
    expect(await alipay.account.identifyBuyer(MERCHANT, 'a b&c')).toMatchObject({
      kind: 'refused',
    });
    expect((await alipay.ledger()).requests).toEqual([]);
  });

  test('is unknown when the answer is lost or forged', async () => {
    const alipay = await open();
    for (const outcome of ['answer-lost', 'bad-signature']) {
      await alipay.force('alipay.system.oauth.token', outcome);
      const code = await codeOf(alipay);
      expect(await alipay.account.identifyBuyer(MERCHANT, code)).toMatchObject({ kind: 'unknown' });
    }
  });

  test('is asked by a merchant of the Open Platform alone', async () => {
    const world = await createWorld({ merchants: simulated });
    for (const gateway of ['global', 'alipay-plus'] as const) {
      const { account } = accountWith({ current: secretsAt(world.url)[gateway] });
      expect(await account.identifyBuyer(MERCHANT, 'x')).toEqual({ kind: 'elsewhere' });
      expect(await account.billDownload(MERCHANT, 'trade', DAY)).toEqual({ kind: 'elsewhere' });
      expect(await account.authorisePage(MERCHANT, REDIRECT)).toEqual({ kind: 'elsewhere' });
    }
  });
});

describe('The bill of a day', () => {
  test('is where Alipay says, with the gateway that said it', async () => {
    const alipay = await open();
    await aDayLater(alipay);
    const bill = await alipay.account.billDownload(MERCHANT, 'trade', DAY);
    expect(bill).toEqual({
      kind: 'url',
      url: expect.stringContaining(`${alipay.url}/bills/`) as unknown,
      endpoint: `${alipay.url}/gateway.do`,
    });
  });

  test('is not there, or not made, or not known to be', async () => {
    const alipay = await open();
    const { account } = alipay;
    const none = await account.billDownload(MERCHANT, 'trade', '2026-11-21');
    expect(none).toEqual({ kind: 'no-bill', code: 'NO_BILL_DATA' });
    const today = await account.billDownload(MERCHANT, 'trade', DAY);
    expect(today).toEqual({ kind: 'refused', code: 'INVAILID_ARGUMENTS' });
    await alipay.force('bill-url', 'answer-lost');
    expect(await account.billDownload(MERCHANT, 'trade', DAY)).toMatchObject({ kind: 'unknown' });
  });

  test('is signed for by the old key while two versions of the secret are active', async () => {
    const newKey = { alipayPublicKeys: [keyPair().publicKey] };
    const alone = await open(newKey);
    expect(await alone.account.billDownload(MERCHANT, 'trade', DAY)).toMatchObject({
      kind: 'unknown',
      code: 'UNVERIFIED_signature',
    });
    expect(alone.troubles).toEqual(['UNVERIFIED_signature']);
    const both = await open(newKey, (url) => secretFor(url));
    await aDayLater(both);
    const bill = await both.account.billDownload(MERCHANT, 'trade', DAY);
    expect(bill).toMatchObject({ kind: 'url' });
    const code = await codeOf(both);
    expect(await both.account.identifyBuyer(MERCHANT, code)).toMatchObject({ kind: 'identified' });
  });

  test('is believed by a certificate that Alipay has changed to', async () => {
    const now = duringValidity;
    const world = await createWorld({ merchants: [afterChange], now: () => now });
    const { appId, sellerId, certificates } = certifiedMerchant;
    const secret = secretFor(world.url, {
      ...{ appId, sellerId, privateKey: appPrivateKey },
      ...(certificates && { certificates }),
    });
    const { account } = accountWith({ current: secret }, now);
    const none = await account.billDownload(MERCHANT, 'trade', '2026-11-21');
    expect(none).toEqual({ kind: 'no-bill', code: 'NO_BILL_DATA' });
  });
});
