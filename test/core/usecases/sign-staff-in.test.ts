import { beforeEach, expect, test } from 'vitest';
import { MemoryCounters } from '../../../adapters/memory/counters.ts';
import { MemoryPinGuesses, MemoryStaff } from '../../../adapters/memory/staff.ts';
import {
  born,
  parseDeviceId,
  parseMerchantId,
  parseStaffId,
  parseStoreId,
} from '../../../core/domain/ids.ts';
import type { StaffMember } from '../../../core/domain/staff.ts';
import { signStaffIn } from '../../../core/usecases/sign-staff-in.ts';

const merchantId = born(parseMerchantId, 'm1');
const storeId = born(parseStoreId, 's1');
const deviceId = born(parseDeviceId, '01KB2Z3M4N5P6Q7R8S9T0V1W2D');
const staffId = born(parseStaffId, '01KB2Z3M4N5P6Q7R8S9T0V1W2S');
const member: StaffMember = {
  ...{ merchantId, storeId, staffId, name: '小王', role: 'cashier', accessVersion: 1 },
  pin: { algorithm: 'scrypt', n: 2, r: 1, p: 1, salt: '', hash: '4071' },
  ...{ status: 'ACTIVE', version: 1, addedAt: 0, addedBy: 'test' },
};

let compared: (string | undefined)[] = [];
let deps: Parameters<typeof signStaffIn>[0];
beforeEach(async () => {
  compared = [];
  const staff = new MemoryStaff();
  await staff.add(member);
  deps = {
    staff,
    guesses: new MemoryPinGuesses(),
    counters: new MemoryCounters(),
    tokens: { issue: async ({ subject }) => `token of ${subject}` },
    clock: { now: () => 0 },
    pins: {
      hash: async () => member.pin,
      matches: async (pin, known) => {
        compared.push(known?.hash);
        return pin === known?.hash;
      },
    },
  };
});
const signIn = async (pin: string, who = staffId): Promise<string> => {
  const at = { merchantId, storeId, deviceId, staffId: who };
  const signedIn = await signStaffIn(deps, { ...at, pin });
  return signedIn.ok ? signedIn.value.token : signedIn.error.code;
};

test('of guesses that are all made at once, five are compared', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn('5555')));
  expect(compared).toHaveLength(5);
  expect(answers.filter((code) => code === 'wrong-pin')).toHaveLength(5);
  expect(answers.filter((code) => code === 'pin-locked')).toHaveLength(45);
});

test('who was removed cannot sign in with the right PIN, nor be told from somebody unknown', async () => {
  expect(await signIn('4071')).toBe(`token of ${staffId}`);
  await deps.staff.replace({ ...member, status: 'REMOVED', version: 2 });
  expect(await signIn('4071')).toBe('wrong-pin');
  expect(await signIn('4071', born(parseStaffId, '01KB2Z3M4N5P6Q7R8S9T0V1W2T'))).toBe('wrong-pin');
  expect(compared).toEqual(['4071', undefined, undefined]);
});
