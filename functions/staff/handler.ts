import { born, parseStaffId } from '../../core/domain/ids.ts';
import { PIN_POLICY } from '../../core/domain/pin-attempts.ts';
import {
  addStaffMember,
  changeStaffMember,
  type Employer,
  removeStaffMember,
} from '../../core/usecases/manage-staff.ts';
import { forbidden } from '../../core/usecases/rejection.ts';
import { signStaffIn } from '../../core/usecases/sign-staff-in.ts';
import {
  clock,
  counters,
  deviceCheck,
  directory,
  ids,
  pinGuesses,
  pins,
  staff,
  tokenIssuer,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { presentStaff } from '../shared/present/staff.ts';

const change = () => ({ staff: staff(), pins: pins(), clock: clock(), ids: ids() });

const employerOf = async (principal: Principal, store: string): Promise<Employer> => {
  const storeId = await knownStoreInScope(directory(), principal, store);
  return { merchantId: principal.merchantId, storeId, actor: principal.actor };
};

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'POST /v1/stores/{storeId}/staff': async ({ principal, param, body }) => {
      const employer = await employerOf(principal, param('storeId'));
      const added = await addStaffMember(change(), employer, body);
      if (!added.ok) throw refused(added.error);
      return { status: 201, body: presentStaff(added.value) };
    },

    'GET /v1/stores/{storeId}/staff': async ({ principal, param, query }) => {
      const { merchantId, storeId } = await employerOf(principal, param('storeId'));
      const { items, next } = await staff().ofStore(merchantId, storeId, pageOf(query));
      return { status: 200, body: { staff: items.map(presentStaff), next } };
    },

    'GET /v1/stores/{storeId}/staff/names': async ({ principal, param, query }) => {
      const { merchantId, storeId } = await employerOf(principal, param('storeId'));
      const { items, next } = await staff().ofStore(merchantId, storeId, pageOf(query));
      const names = items.map(({ staffId, name }) => ({ staffId, name }));
      return { status: 200, body: { staff: names, next } };
    },

    'PATCH /v1/stores/{storeId}/staff/{staffId}': async ({ principal, param, body }) => {
      const employer = await employerOf(principal, param('storeId'));
      const changed = await changeStaffMember(change(), employer, param('staffId'), body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: presentStaff(changed.value) };
    },

    'DELETE /v1/stores/{storeId}/staff/{staffId}': async ({ principal, param }) => {
      const employer = await employerOf(principal, param('storeId'));
      const removed = await removeStaffMember(change(), employer, param('staffId'));
      if (!removed.ok) throw refused(removed.error);
      return { status: 204 };
    },

    'POST /v1/staff/sessions': async ({ principal: { merchantId, storeId, deviceId }, body }) => {
      if (!storeId || !deviceId) {
        throw refused(
          forbidden('needs-paired-device', 'staffId', 'Staff sign in at a till that is paired.'),
        );
      }
      const deps = {
        ...{ staff: staff(), guesses: pinGuesses(), counters: counters(), pins: pins() },
        ...{ tokens: tokenIssuer(), clock: clock() },
      };
      const staffId = born(parseStaffId, body.staffId);
      const at = { merchantId, storeId, deviceId };
      const signedIn = await signStaffIn(deps, { ...at, staffId, pin: body.pin });
      if (!signedIn.ok) throw refused(signedIn.error);
      const { token: accessToken, member } = signedIn.value;
      const expiresIn = PIN_POLICY.sessionLifeMs / 1_000;
      const { name, role } = member;
      const who = { staffId, name, role };
      return { status: 200, body: { accessToken, tokenType: 'Bearer', expiresIn, ...who } };
    },
  },
);
