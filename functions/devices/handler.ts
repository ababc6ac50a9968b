import { isUsableKey } from '../../adapters/tokens/device-assertion.ts';
import { DEVICE_POLICY } from '../../core/domain/device.ts';
import { renameDevice, revokeDevice } from '../../core/usecases/change-device.ts';
import { approvePairing, askForPairing } from '../../core/usecases/pair-device.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { signDeviceIn } from '../../core/usecases/sign-device-in.ts';
import {
  clock,
  counters,
  deviceCheck,
  devices,
  directory,
  fingerprintSecret,
  ids,
  pairingCodes,
  pairings,
  tokenIssuer,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { bearerOf, unauthenticated } from '../shared/http/principal.ts';
import { deviceRevoked, ProblemError, refused } from '../shared/http/problem.ts';
import { deviceInScope, storeInScope } from '../shared/http/scope.ts';
import { presentDevice, presentPairing } from '../shared/present/device.ts';
import { askerOf } from './asker.ts';
import { provenDevice, provenPairing } from './proof.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'POST /v1/devices/pairings': async ({ event, body }) => {
      const { kty, crv, x } = body.publicKey;
      const publicKey = kty === 'EC' ? { kty, crv, x, y: body.publicKey.y } : { kty, crv, x };
      if (!(await isUsableKey(publicKey))) {
        throw new ProblemError(400, 'invalid-request', 'No such key.', { field: 'publicKey' });
      }
      const deps = {
        pairings: pairings(),
        counters: counters(),
        codes: pairingCodes(),
        ids: ids(),
        clock: clock(),
      };
      const address = askerOf(event, await fingerprintSecret());
      const asked = await askForPairing(deps, { ...body, publicKey, address });
      if (!asked.ok) throw refused(asked.error);
      const { code } = asked.value;
      return { status: 201, body: { ...presentPairing(asked.value), code } };
    },

    'GET /v1/devices/pairings/{pairingId}': async ({ event, param }) => {
      const now = clock().now();
      const assertion = bearerOf(event.headers['authorization']);
      const pairing = await provenPairing(pairings(), param('pairingId'), assertion, now);
      const { approvalReadableMs } = DEVICE_POLICY;
      const readableUntil = pairing.expiresAt + (pairing.approved ? approvalReadableMs : 0);
      if (readableUntil <= now) throw refused(notFound('pairing'));
      return { status: 200, body: presentPairing(pairing) };
    },

    'POST /v1/devices/approvals': async ({ principal, body }) => {
      const { merchantId, role, actor } = principal;
      const storeId = storeInScope(principal, body.storeId);
      const deps = {
        pairings: pairings(),
        counters: counters(),
        directory: directory(),
        clock: clock(),
      };
      const { code, name, role: kind } = body;
      const command = { code, name, kind, merchantId, storeId, role, actor };
      const approved = await approvePairing(deps, command);
      if (!approved.ok) throw refused(approved.error);
      return { status: 201, body: presentDevice(approved.value) };
    },

    'POST /v1/devices/tokens': async ({ body }) => {
      const { device, proof } = await provenDevice(devices(), body.assertion, clock().now());
      const deps = { devices: devices(), tokens: tokenIssuer() };
      const signedIn = await signDeviceIn(deps, device, proof);
      if (!signedIn.ok) throw signedIn.error === 'revoked' ? deviceRevoked() : unauthenticated();
      const expiresIn = DEVICE_POLICY.tokenLifeMs / 1_000;
      const accessToken = signedIn.value;
      return { status: 200, body: { accessToken, tokenType: 'Bearer', expiresIn } };
    },

    'GET /v1/stores/{storeId}/devices': async ({ principal, param, query }) => {
      const storeId = storeInScope(principal, param('storeId'));
      const found = await devices().ofStore(principal.merchantId, storeId, pageOf(query));
      return { status: 200, body: { devices: found.items.map(presentDevice), next: found.next } };
    },

    'PATCH /v1/devices/{deviceId}': async ({ principal, param, body }) => {
      const device = await deviceInScope(devices(), principal, param('deviceId'));
      const renamed = await renameDevice({ devices: devices() }, device, body.name, principal);
      if (!renamed.ok) throw refused(renamed.error);
      return { status: 200, body: presentDevice(renamed.value) };
    },

    'DELETE /v1/devices/{deviceId}': async ({ principal, param }) => {
      const device = await deviceInScope(devices(), principal, param('deviceId'));
      const deps = { devices: devices(), clock: clock() };
      const revoked = await revokeDevice(deps, device, principal);
      if (!revoked.ok) throw refused(revoked.error);
      return { status: 204 };
    },
  },
);
