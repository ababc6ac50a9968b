import type { DeviceId, MerchantId, StaffId, StoreId } from '../domain/ids.ts';
import { countGuess, noFailures, PIN_POLICY, type PinAttempts } from '../domain/pin-attempts.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { StaffMember } from '../domain/staff.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counters } from '../ports/counters.ts';
import type { PinGuesses, Pins, Staff, Typed } from '../ports/staff.ts';
import type { TokenIssuer } from '../ports/token-issuer.ts';
import type { Rejection } from './rejection.ts';

export interface SignStaffInDeps {
  readonly staff: Staff;
  readonly guesses: PinGuesses;
  readonly counters: Counters;
  readonly pins: Pins;
  readonly tokens: TokenIssuer;
  readonly clock: Clock;
}

/** At a till that is paired. */
export interface SignStaffIn {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly deviceId: DeviceId;
  readonly staffId: StaffId;
  readonly pin: string;
}

export interface SignedIn {
  readonly member: StaffMember;
  readonly token: string;
}

/**
 * A staff member types a PIN at a till. Whoever is not there, or not any more, is asked and answered
 * as everybody else, at the same cost.
 */
export async function signStaffIn(
  deps: SignStaffInDeps,
  { merchantId, storeId, deviceId, staffId, pin }: SignStaffIn,
): Promise<Result<SignedIn, Rejection>> {
  const member = await deps.staff.find(merchantId, storeId, staffId);
  const accessVersion = member?.accessVersion ?? 0;
  const typed = { merchantId, deviceId, staffId, accessVersion };
  const counted = await count(deps, typed);
  if (!counted.ok) return counted;
  const known = member?.status === 'ACTIVE' ? member : undefined;
  const isRight = await deps.pins.matches(pin, known?.pin);
  if (!known || !isRight) return fail(wrong());
  await deps.guesses.save(typed, noFailures(counted.value));
  await deps.counters.giveBack(windowOf(typed, counted.value.lastAt).name);
  const { role } = known;
  const session = { staffId, accessVersion };
  const holder = { role, merchantId, storeId, subject: staffId, deviceId, staff: session };
  return ok({ member: known, token: await deps.tokens.issue(holder, PIN_POLICY.sessionLifeMs) });
}

/** Guesses that were faster, in a row, before this one is given up: they fill the limit anyway. */
const TRIES = 2 * PIN_POLICY.freeFailures;

/** Before anything is compared. */
async function count(
  { guesses, counters, clock }: SignStaffInDeps,
  typed: Typed,
): Promise<Result<PinAttempts, Rejection>> {
  const now = clock.now();
  for (let tries = 0; tries < TRIES; tries++) {
    const counted = countGuess(await guesses.find(typed), now);
    if (!counted.ok) return fail(wait(counted.error - now));
    if (!(await guesses.save(typed, counted.value))) continue;
    const { name, end } = windowOf(typed, now);
    if (await counters.take(name, PIN_POLICY.maxFailuresOfDevice, end)) return counted;
    return fail(wait(end - now));
  }
  return fail(wait(PIN_POLICY.firstWaitMs));
}

const windowOf = (
  { merchantId, deviceId }: Typed,
  now: number,
): { readonly name: string; readonly end: number } => {
  const n = Math.floor(now / PIN_POLICY.deviceWindowMs);
  const end = (n + 1) * PIN_POLICY.deviceWindowMs;
  return { name: `M#${merchantId}#PINS#${n}#${deviceId}`, end };
};

/** Says neither which of the two is wrong nor whether there is such a person. */
const wrong = (): Rejection => ({
  status: 422,
  code: 'wrong-pin',
  detail: 'There is nobody with this PIN.',
});

function wait(ms: number): Rejection {
  const seconds = Math.ceil(ms / 1_000);
  const detail = `Too many wrong PINs; try again in ${seconds} seconds.`;
  return { status: 429, code: 'pin-locked', detail, params: { seconds } };
}
