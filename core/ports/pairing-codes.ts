import type { PairingCode } from '../domain/device.ts';

/** Codes that nobody can guess. */
export interface PairingCodes {
  next(): PairingCode;
}
