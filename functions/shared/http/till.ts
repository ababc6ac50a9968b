import { born, parseSessionId } from '../../../core/domain/ids.ts';
import type { Till } from '../../../core/usecases/open-till.ts';
import type { Principal } from './principal.ts';

/** Where staff stand, and whose drawer they name; the wire schema knows the form of the id. */
export const tillOf = (
  { deviceId }: Principal,
  { sessionId }: { readonly sessionId?: string | undefined },
) =>
  ({
    deviceId,
    sessionId: sessionId === undefined ? undefined : born(parseSessionId, sessionId),
  }) satisfies Till;
