import {
  DEVICE_POLICY,
  type Device,
  type DeviceKey,
  type DeviceKind,
  mayManage,
  type Pairing,
  parsePairingCode,
} from '../domain/device.ts';
import { born, type MerchantId, parseDeviceId, type StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counters } from '../ports/counters.ts';
import type { Pairings } from '../ports/devices.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { PairingCodes } from '../ports/pairing-codes.ts';
import {
  conflict,
  forbidden,
  notFound,
  type Rejection,
  tooMany,
  unprocessable,
} from './rejection.ts';

const { codeLifeMs, maxPairings, maxPairingsOfAddress, maxWrongCodes } = DEVICE_POLICY;
/** A code that is taken is drawn again; a third time would be no chance. */
const DRAWS = 3;

export interface AskForPairing {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly publicKey: DeviceKey;
  /** Tells one place on the internet from another, and not which it is. */
  readonly address: string;
}

/** A screen asks to be let in. Anybody can, so it is counted, for each address and for all together. */
export async function askForPairing(
  deps: {
    readonly pairings: Pairings;
    readonly counters: Counters;
    readonly codes: PairingCodes;
    readonly ids: Ids;
    readonly clock: Clock;
  },
  { address, kind, name, publicKey }: AskForPairing,
): Promise<Result<Pairing, Rejection>> {
  const now = deps.clock.now();
  const window = windowOf(now);
  const room =
    (await deps.counters.take(
      `PAIRINGS#${window.n}#${address}`,
      maxPairingsOfAddress,
      window.end,
    )) && (await deps.counters.take(`PAIRINGS#${window.n}`, maxPairings, window.end));
  if (!room) return fail(tooMany('Too many devices ask to be paired; try again in 15 minutes.'));
  for (let draw = 0; draw < DRAWS; draw++) {
    const deviceId = born(parseDeviceId, deps.ids.ulid());
    const times = { askedAt: now, expiresAt: now + codeLifeMs };
    const pairing = { deviceId, code: deps.codes.next(), kind, name, publicKey, ...times };
    if (await deps.pairings.ask(pairing)) return ok(pairing);
  }
  throw new Error('Every code that was drawn is taken');
}

export interface ApprovePairing {
  /** As it was typed. */
  readonly code: string;
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** What the approver takes the screen for; it must have asked to be that. */
  readonly kind: DeviceKind;
  readonly name?: string | undefined;
  readonly role: string;
  readonly actor: string;
}

/** Staff let a screen in, which becomes a device of their store. */
export async function approvePairing(
  deps: {
    readonly pairings: Pairings;
    readonly counters: Counters;
    readonly directory: Pick<Directory, 'store'>;
    readonly clock: Clock;
  },
  command: ApprovePairing,
): Promise<Result<Device, Rejection>> {
  const { merchantId, storeId, kind, role, actor } = command;
  if (!mayManage(role, kind)) {
    return fail(forbidden('device-not-yours', 'role', `A ${role} may not pair a ${kind}.`));
  }
  if (!(await deps.directory.store(merchantId, storeId))) return fail(notFound('store'));
  const now = deps.clock.now();
  const window = windowOf(now);
  const guesses = `M#${merchantId}#GUESSES#${window.n}#${actor}`;
  // Counted before the look, so that guesses at the same time do not see past the limit.
  if (!(await deps.counters.take(guesses, maxWrongCodes, window.end))) {
    return fail(tooMany('Too many wrong codes; try again in 15 minutes.'));
  }
  const code = parsePairingCode(command.code);
  const pairing = code && (await deps.pairings.byCode(code));
  if (!pairing || pairing.expiresAt <= now) {
    return fail({ ...notFound('code, or it is older than 15 minutes'), field: 'code' });
  }
  await deps.counters.giveBack(guesses);
  if (pairing.kind !== kind) {
    const text = `This screen asks to be a ${pairing.kind}.`;
    return fail(unprocessable('another-kind', 'role', text));
  }
  const device: Device = {
    deviceId: pairing.deviceId,
    merchantId,
    storeId,
    kind,
    name: command.name ?? pairing.name,
    publicKey: pairing.publicKey,
    status: 'ACTIVE',
    pairedAt: now,
    pairedBy: actor,
  };
  if (await deps.pairings.approve(pairing, device)) return ok(device);
  return fail(conflict('code-used', 'A code lets one screen in, once.'));
}

/** Windows are as long as a code lives. */
const windowOf = (now: number): { readonly n: number; readonly end: number } => {
  const n = Math.floor(now / codeLifeMs);
  return { n, end: (n + 1) * codeLifeMs };
};
