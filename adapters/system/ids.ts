import { ulid } from 'ulid';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids } from '../../core/ports/ids.ts';

/** ULIDs of the clock's time; their 80 random bits come from the system's secure source. */
export const ulidIds = (clock: Clock): Ids => ({ ulid: () => ulid(clock.now()) });
