import type { Invariant } from '../invariant.ts';
import { AMOUNTS } from './amounts.ts';
import { BOOKS } from './books.ts';
import { CREDITS } from './credits.ts';
import { FENCE } from './fence.ts';
import { GIVE_BACK } from './give-back.ts';
import { INSTRUMENTS } from './instruments.ts';
import { INTENTS } from './intents.ts';
import { KEYS } from './keys.ts';
import { LIVENESS } from './liveness.ts';
import { MESSAGES } from './messages.ts';
import { MONEY } from './money.ts';
import { NOTIFICATIONS } from './notifications.ts';
import { SERVING } from './serving.ts';
import { STATES } from './states.ts';
import { STOCK } from './stock.ts';
import { TENANCY } from './tenancy.ts';
import { TENDERS } from './tenders.ts';
import { WATCH } from './watch.ts';

/** Every rule that a trace is judged by. */
export const INVARIANTS: readonly Invariant[] = [
  ...SERVING,
  ...MONEY,
  ...INTENTS,
  ...FENCE,
  ...INSTRUMENTS,
  ...GIVE_BACK,
  ...CREDITS,
  ...TENDERS,
  ...STOCK,
  ...AMOUNTS,
  ...BOOKS,
  ...STATES,
  ...NOTIFICATIONS,
  ...MESSAGES,
  ...KEYS,
  ...WATCH,
  ...TENANCY,
  ...LIVENESS,
];

/** Rules of the reliability page that no trace can show yet, or at all, and why. */
export const NOT_YET: readonly { readonly id: string; readonly reason: string }[] = [
  { id: 'M14', reason: 'there is no bill check yet' },
  { id: 'M16c', reason: 'the journal has neither a hash chain nor double entries' },
  { id: 'N3', reason: 'it compares two traces of one run: duplicated and reordered messages' },
  {
    id: 'N9c',
    reason:
      'the alarms of dead-letter queues are in the template; what lay there still has to end (M2, L3)',
  },
  { id: 'T4', reason: 'it compares runs; M-rules are judged under any clock skew' },
  { id: 'L5', reason: 'there is no bill check yet' },
];
