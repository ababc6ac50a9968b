import { born, type MerchantId, parseStaffId, type StaffId, type StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { isTrivialPin, type StaffMember, type StaffRole } from '../domain/staff.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Pins, Staff } from '../ports/staff.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

/** Who changes whose staff. */
export interface Employer {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly actor: string;
}

interface Deps {
  readonly staff: Staff;
  readonly pins: Pins;
  readonly clock: Clock;
}

export async function addStaffMember(
  deps: Deps & { readonly ids: Ids },
  { merchantId, storeId, actor }: Employer,
  asked: { readonly name: string; readonly role: StaffRole; readonly pin: string },
): Promise<Result<StaffMember, Rejection>> {
  if (isTrivialPin(asked.pin)) return fail(trivial());
  const member: StaffMember = {
    staffId: born(parseStaffId, deps.ids.ulid()),
    ...{ merchantId, storeId, name: asked.name, role: asked.role },
    pin: await deps.pins.hash(asked.pin),
    ...{ accessVersion: 1, status: 'ACTIVE', version: 1 },
    ...{ addedAt: deps.clock.now(), addedBy: actor },
  };
  await deps.staff.add(member);
  return ok(member);
}

/** A new role or PIN ends what was signed in with the old one. */
export async function changeStaffMember(
  deps: Deps,
  employer: Employer,
  staffId: string,
  asked: {
    readonly name?: string | undefined;
    readonly role?: StaffRole | undefined;
    readonly pin?: string | undefined;
  },
): Promise<Result<StaffMember, Rejection>> {
  if (asked.pin !== undefined && isTrivialPin(asked.pin)) return fail(trivial());
  const pin = asked.pin === undefined ? undefined : await deps.pins.hash(asked.pin);
  return await change(deps.staff, employer, staffId, (member) => {
    const { name = member.name, role = member.role } = asked;
    const isOther = role !== member.role || pin !== undefined;
    const accessVersion = member.accessVersion + (isOther ? 1 : 0);
    return { ...member, name, role, pin: pin ?? member.pin, accessVersion };
  });
}

/** For good: whoever is signed in starts nothing more from this moment. */
export async function removeStaffMember(
  { staff, clock }: Pick<Deps, 'staff' | 'clock'>,
  employer: Employer,
  staffId: string,
): Promise<Result<StaffMember, Rejection>> {
  const removed = { removedAt: clock.now(), removedBy: employer.actor };
  return await change(staff, employer, staffId, (member) => ({
    ...{ ...member, status: 'REMOVED', ...removed },
  }));
}

/** Two people may change somebody at once; a third time in a row would be no chance. */
const TRIES = 3;

async function change(
  staff: Staff,
  { merchantId, storeId }: Employer,
  text: string,
  decide: (member: StaffMember) => StaffMember,
): Promise<Result<StaffMember, Rejection>> {
  const staffId: StaffId | undefined = parseStaffId(text);
  for (let tries = 0; tries < TRIES; tries++) {
    const member = staffId && (await staff.find(merchantId, storeId, staffId));
    if (member?.status !== 'ACTIVE') return fail(notFound('staff member'));
    const changed = { ...decide(member), version: member.version + 1 };
    if (await staff.replace(changed)) return ok(changed);
  }
  return fail(conflict('stale-version', 'Others are changing this staff member; try again.'));
}

const trivial = (): Rejection =>
  unprocessable('trivial-pin', 'pin', 'Everybody tries this PIN first; choose another.');
