import { generateKeyPairSync } from 'node:crypto';
import { MERCHANTS } from '../world/merchants.ts';
import type { Drill } from './drill.ts';

const MINUTE_MS = 60_000;
/** A warm sandbox reads a secret again after that (adapters/secrets/secret-reader.ts). */
const SECRET_KEPT_MS = 5 * MINUTE_MS;

/** The worst order of events: Alipay signs with the new key before any sandbox of ours knows it. */
export const KEY_ROTATION = {
  says: 'Alipay changes its keys, and for 5 minutes nothing that it says can be verified.',
  troubleMs: 15 * MINUTE_MS,
  act: (world) => {
    const { time, merchants, alipay } = world;
    time.at(time.now + 2 * MINUTE_MS, () => {
      const pairs = new Map(
        MERCHANTS.map(({ merchantId, appId }) => {
          const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
          alipay.rotateKey(appId, pair.privateKey);
          return [merchantId, pair.publicKey];
        }),
      );
      time.at(time.now + SECRET_KEPT_MS, () => {
        const before = merchants.credentialsOf;
        merchants.credentialsOf = (merchantId) => {
          const known = before(merchantId);
          const added = pairs.get(merchantId);
          if (known.gateway !== 'open-platform' || !added) return known;
          const { alipayPublicKeys, ...others } = known.credentials;
          const credentials = { ...others, alipayPublicKeys: [...alipayPublicKeys, added] };
          return { gateway: known.gateway, credentials };
        };
      });
    });
  },
} as const satisfies Drill;
