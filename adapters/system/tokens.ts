import { randomBytes } from 'node:crypto';
import type { Tokens } from '../../core/ports/tables.ts';

/** 144 random bits as 24 characters. */
export const randomTokens: Tokens = { unguessable: () => randomBytes(18).toString('base64url') };
