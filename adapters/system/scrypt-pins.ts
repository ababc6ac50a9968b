import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { PinHash } from '../../core/domain/staff.ts';
import type { Pins } from '../../core/ports/staff.ts';

export type ScryptCost = Pick<PinHash, 'n' | 'r' | 'p'>;

/** 32 MB and half a second of a small Lambda. Each row keeps its own, so that these can grow. */
const COST: ScryptCost = { n: 32_768, r: 8, p: 1 };
const BYTES = 32;
const MAX_MEMORY = 64 * 1024 * 1024;

/**
 * scrypt over an HMAC of the PIN: there are so few PINs that whoever has the table would find each of
 * them in minutes, and cannot without the key, which is elsewhere.
 */
export function scryptPins(key: () => Promise<string>, cost: ScryptCost = COST): Pins {
  const hashOf = async (pin: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> => {
    const keyed = createHmac('sha256', await key())
      .update(`pin\n${pin}`)
      .digest();
    return await derive(keyed, salt, { N: n, r, p, maxmem: MAX_MEMORY });
  };
  const hash = async (pin: string): Promise<PinHash> => {
    const salt = randomBytes(16);
    const bytes = await hashOf(pin, salt, cost);
    const text = { salt: salt.toString('base64'), hash: bytes.toString('base64') };
    return { algorithm: 'scrypt', ...cost, ...text };
  };
  return {
    hash,
    matches: async (pin, known) => {
      const salt = known ? Buffer.from(known.salt, 'base64') : randomBytes(16);
      const actual = await hashOf(pin, salt, known ?? cost);
      const expected = known ? Buffer.from(known.hash, 'base64') : randomBytes(BYTES);
      return timingSafeEqual(actual, expected);
    },
  };
}

const derive = (secret: Buffer, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, BYTES, options, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    );
  });
