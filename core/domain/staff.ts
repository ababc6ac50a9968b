import type { MerchantId, StaffId, StoreId } from './ids.ts';

/** What a person may do at a till: a manager whatever a cashier may, and more. */
export const STAFF_ROLES = ['cashier', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A PIN as it is kept, with what it takes to compare another with it. */
export interface PinHash {
  readonly algorithm: 'scrypt';
  readonly n: number;
  readonly r: number;
  readonly p: number;
  /** Both in base64. */
  readonly salt: string;
  readonly hash: string;
}

/** Somebody who works in a store and signs in at its tills. */
export interface StaffMember {
  readonly staffId: StaffId;
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly name: string;
  readonly role: StaffRole;
  readonly pin: PinHash;
  /** Counts roles and PINs: who signed in with an older one has to sign in again. */
  readonly accessVersion: number;
  /** Removed for good: the row stays, since journals name it. */
  readonly status: 'ACTIVE' | 'REMOVED';
  readonly version: number;
  readonly addedAt: number;
  readonly addedBy: string;
  readonly removedAt?: number;
  readonly removedBy?: string;
}

/** What is known of a session beside who may do what: it is good while both are as they were. */
export interface StaffSession {
  readonly staffId: StaffId;
  readonly accessVersion: number;
}

/** What everybody tries first: one digit, digits in a row up or down (also past 9), two in turn. */
export function isTrivialPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10);
  const isRow = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0);
  return isRow || digits.every((digit, i) => digit === digits[i % 2]);
}
