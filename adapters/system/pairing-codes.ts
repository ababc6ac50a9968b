import { randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH, parsePairingCode } from '../../core/domain/device.ts';
import type { PairingCodes } from '../../core/ports/pairing-codes.ts';

/** Every code is as likely as any other; randomInt has no bias. */
export const randomPairingCodes: PairingCodes = {
  next: () => {
    const letters = Array.from(
      { length: CODE_LENGTH },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    );
    const code = parsePairingCode(letters.join(''));
    if (!code) throw new Error('A code that is none');
    return code;
  },
};
