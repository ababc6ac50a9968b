import type { SignType } from '../signing/sign-type.ts';

/** The signatures of MAPI (protocol 3.1). DSA, its fourth, is legacy and not spoken. */
export type GlobalSignType = 'MD5' | SignType;
