import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { SecretVersions } from '../../../adapters/alipay-http/merchant-protocols.ts';
import type { OpenPlatformSecret } from '../../../adapters/alipay-http/open-platform-secret.ts';
import type { PayRequest } from '../../../core/ports/payment-gateway.ts';
import type { SimulatedOpenPlatformMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import {
  certificateFile,
  duringValidity,
  made,
  pem,
  rootFile,
  x509,
} from '../../alipay/open-platform/certificates.ts';
import { vectorFile } from '../../alipay/support.ts';
import { merchant } from '../../local/alipay-simulator/support/merchants.ts';
import { createWorld, type World } from '../../local/alipay-simulator/support/world.ts';
import { startServer } from './servers.ts';
import { gatewayWith, type OpenGateway, payment } from './support.ts';

/** Alipay has changed its certificate: it signs with the new one, and hands it out. */
const certified: SimulatedOpenPlatformMerchant = {
  ...merchant,
  merchantPublicKey: vectorFile.app_public_spki_der_b64,
  alipayPrivateKey: certificateFile.alipay_new_private_pkcs8_pem,
  alipayPublicKey: x509('alipay_new').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  certificates: {
    appCertificate: pem('app'),
    alipayRootCertificates: rootFile,
    alipayCertificates: [pem('alipay_new', 'class2'), pem('alipay', 'class2')],
  },
};

const secretAt = (url: string): OpenPlatformSecret => ({
  gateway: 'open-platform',
  endpoint: `${url}/gateway.do`,
  appId: merchant.appId,
  sellerId: merchant.sellerId,
  signType: 'RSA2',
  privateKey: vectorFile.app_private_pkcs8_der_b64,
  certificates: {
    appCertificate: pem('app', 'class1'),
    alipayRootCertificates: rootFile,
    alipayCertificates: [pem('alipay', 'class2')],
  },
});

interface Certified extends World, OpenGateway {
  /** Reads the secret anew, as a sandbox does every five minutes. */
  readonly refresh: () => void;
  readonly passes: (ms: number) => void;
  readonly downloads: () => number;
  /** Alipay's address. */
  readonly proxy: string;
}

async function open(start = duringValidity): Promise<Certified> {
  let now = start;
  const world = await createWorld({ merchants: [certified], now: () => now });
  const { url, downloads } = await countingProxy(world.url);
  let versions: SecretVersions = { current: secretAt(url) };
  const gateway = gatewayWith(
    () => versions,
    world.receiver.url,
    () => now,
  );
  return {
    ...world,
    ...gateway,
    downloads,
    proxy: url,
    advance: async (seconds) => {
      now += seconds * 1_000;
      await world.post('/control/settle', {});
    },
    refresh: () => {
      versions = { ...versions };
    },
    passes: (ms) => {
      now += ms;
    },
  };
}

/** Stands before Alipay and counts the certificates that are asked for. */
async function countingProxy(alipay: string): Promise<{ url: string; downloads: () => number }> {
  let count = 0;
  const url = await startServer(async (request, response) => {
    if (request.url?.includes('alipaycert')) count += 1;
    const body = await text(request);
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const answer = await fetch(`${alipay}${request.url}`, { method: 'POST', headers, body });
    response.writeHead(answer.status).end(await answer.text());
  });
  return { url, downloads: () => count };
}

const paying = (): PayRequest => payment('0000', { expiresAt: duringValidity + 3_600_000 });
const captured = { kind: 'captured' };
const serial = made('alipay_new').sn;
/** A notification that names a certificate by this number, signed by nobody. */
const forged = (n: number): string =>
  `out_trade_no=x&sign=eA%3D%3D&alipay_cert_sn=${String(n).padStart(32, '0')}`;

describe('A certificate of Alipay that the secret does not hold', () => {
  test('is fetched once for the life of the sandbox, and its answers are good', async () => {
    const alipay = await open();
    const [first, ...others] = [paying(), paying(), paying()];
    expect(await alipay.gateway.pay(first)).toMatchObject(captured);
    for (const other of others) {
      alipay.refresh();
      expect(await alipay.gateway.pay(other)).toMatchObject(captured);
    }
    expect(alipay.downloads()).toBe(1);
    expect(alipay.troubles).toEqual([]);
  });

  test('is fetched for a notification that names it', async () => {
    const alipay = await open();
    await alipay.gateway.pay(paying());
    await alipay.advance(1);
    const [body = ''] = alipay.receiver.bodies;
    // Another sandbox, which has spoken with nobody.
    let versions = { current: secretAt(alipay.proxy) };
    const other = gatewayWith(
      () => versions,
      '',
      () => duringValidity,
    );
    expect(await other.parse(body)).toEqual({ kind: 'rejected', reason: 'signature' });
    expect(await other.parse(`${body}&alipay_cert_sn=${serial}`)).toMatchObject({
      kind: 'authentic',
    });
    // Most notifications name none; what is known by now is tried, also after the secret was read anew.
    versions = { ...versions };
    expect(await other.parse(body)).toMatchObject({ kind: 'authentic' });
  });

  test('is not believed where its chain does not hold, and not asked for again at once', async () => {
    const alipay = await open(Date.UTC(2200, 0, 1));
    const code = `UNKNOWN_CERTIFICATE ${serial}`;
    const unknown = { kind: 'unknown', code, attemptFailed: false };
    expect(await alipay.gateway.pay(paying())).toEqual(unknown);
    expect(await alipay.gateway.pay(paying())).toEqual(unknown);
    expect(alipay.downloads()).toBe(1);
    expect(alipay.troubles).toEqual([code, code]);
    alipay.passes(10 * 60_000);
    await alipay.gateway.pay(paying());
    expect(alipay.downloads()).toBe(2);
  });

  test('named by forged notifications is asked for a few times, and answers still are', async () => {
    const alipay = await open();
    for (let n = 0; n < 40; n++) {
      expect(await alipay.parse(forged(n))).toMatchObject({ kind: 'rejected' });
    }
    expect(alipay.downloads()).toBe(16);
    expect(await alipay.gateway.pay(paying())).toMatchObject(captured);
    expect(alipay.downloads()).toBe(17);
  });

  test('is good until it ends, and fetched again then', async () => {
    const alipay = await open();
    await alipay.gateway.pay(paying());
    alipay.passes(Date.parse(x509('alipay_new').validTo) - duringValidity + 1_000);
    alipay.refresh();
    await alipay.gateway.pay(paying());
    expect(alipay.downloads()).toBe(2);
  });

  test('named by a forged notification before Alipay had it is asked for again for an answer', async () => {
    const alipay = await open(Date.UTC(2200, 0, 1));
    const body = `out_trade_no=x&sign=eA%3D%3D&alipay_cert_sn=${serial}`;
    await alipay.parse(body);
    await alipay.parse(body);
    expect(alipay.downloads()).toBe(1);
    await alipay.gateway.pay(paying());
    expect(alipay.downloads()).toBe(2);
  });

  test('named by many forged notifications at once is asked for a few at a time', async () => {
    const alipay = await open();
    await Promise.all(Array.from({ length: 40 }, (_, n) => alipay.parse(forged(n))));
    expect(alipay.downloads()).toBe(4);
  });

  test('is asked for again after some seconds where Alipay only failed to answer', async () => {
    let now = duringValidity;
    let downloads = 0;
    const url = await startServer((_, response) => {
      downloads += 1;
      const node = '{"code":"20000","msg":"Service Currently Unavailable"}';
      response.end(`{"alipay_open_app_alipaycert_download_response":${node}}`);
    });
    const versions = { current: secretAt(url) };
    const { parse } = gatewayWith(
      () => versions,
      '',
      () => now,
    );
    await parse(forged(1));
    await parse(forged(1));
    expect(downloads).toBe(1);
    now += 5_000;
    await parse(forged(1));
    expect(downloads).toBe(2);
  });

  test('is unknown while Alipay cannot be asked for it', async () => {
    const versions = { current: secretAt('http://127.0.0.1:1') };
    const { parse } = gatewayWith(
      () => versions,
      '',
      () => duringValidity,
    );
    expect(await parse(forged(1))).toMatchObject({ kind: 'rejected' });
  });
});
