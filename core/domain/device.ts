import type { DeviceId, MerchantId, StoreId } from './ids.ts';

/** A screen of a store. What it is decides what its tokens may do: the kind is the role. */
export const DEVICE_KINDS = ['kiosk', 'cashier', 'kitchen', 'board'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** The public half of the pair that a device made and keeps (RFC 7517). */
export type DeviceKey =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

export interface Device {
  readonly deviceId: DeviceId;
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly publicKey: DeviceKey;
  /** Revoked for good: the row stays, since journals name it. */
  readonly status: 'ACTIVE' | 'REVOKED';
  readonly pairedAt: number;
  readonly pairedBy: string;
  readonly revokedAt?: number;
  readonly revokedBy?: string;
}

/** A screen that belongs to nobody yet and shows a code for staff to type. */
export interface Pairing {
  readonly deviceId: DeviceId;
  readonly code: PairingCode;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly publicKey: DeviceKey;
  readonly askedAt: number;
  readonly expiresAt: number;
  /** Whose it has become. */
  readonly approved?: { readonly merchantId: MerchantId; readonly storeId: StoreId };
}

const MINUTE = 60_000;

export const DEVICE_POLICY = {
  codeLifeMs: 15 * MINUTE,
  /** A screen that was approved learns of it for so long; then it asks for another code. */
  approvalReadableMs: 24 * 60 * MINUTE,
  /** Until then a revoked device could look at what it could see before, were it not asked sooner. */
  tokenLifeMs: 15 * MINUTE,
  /** Counted in windows as long as a code lives, so at most twice as many wait at any time. */
  maxPairingsOfAddress: 10,
  maxPairings: 500,
  /** 30 to the power of 8 codes against this many guesses of each approver in a window. */
  maxWrongCodes: 10,
} as const;

/** 30 letters and digits, none of which is read as another: no 0 O, 1 I L, nor U. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

declare const brand: unique symbol;
export type PairingCode = string & { readonly [brand]: 'PairingCode' };

/** As people type it: in small letters, in two halves. */
export function parsePairingCode(text: string): PairingCode | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  const known = [...code].every((letter) => CODE_ALPHABET.includes(letter));
  return known && code.length === CODE_LENGTH ? (code as PairingCode) : undefined;
}

const ALL = DEVICE_KINDS;

/** Which screens each role may let in, rename and put out. */
const MANAGES: Readonly<Record<string, readonly DeviceKind[]>> = {
  // Not another till: its tokens give money back.
  cashier: ['kiosk', 'kitchen', 'board'],
  manager: ALL,
  merchant: ALL,
  admin: ALL,
};

export const mayManage = (role: string, kind: DeviceKind): boolean =>
  MANAGES[role]?.includes(kind) ?? false;
