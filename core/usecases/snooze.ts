import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  isOnMenu,
  MAX_SNOOZES,
  type Snooze,
  type SnoozeKind,
  type SnoozeList,
  withSnooze,
} from '../domain/snooze.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { Clock } from '../ports/clock.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { Snoozes } from '../ports/snoozes.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

export interface SnoozeDeps {
  readonly snoozes: Snoozes;
  readonly menus: MenuStore;
  readonly clock: Clock;
  readonly backoff: Backoff;
}

export interface SnoozeCommand {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly kind: SnoozeKind;
  readonly id: string;
  readonly soldOut: boolean;
  readonly until?: number | undefined;
  readonly actor: string;
}

/** Staff of one store seldom speak at once; more than this is no coincidence. */
const MAX_TRIES = 8;

/** Takes something off sale, or puts it back, at once and without a new menu. Repeating is safe. */
export async function snooze(
  deps: SnoozeDeps,
  command: SnoozeCommand,
): Promise<Result<SnoozeList, Rejection>> {
  const refused = command.soldOut && (await refusal(deps, command));
  if (refused) return fail(refused);
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const { merchantId, storeId } = command;
    const now = deps.clock.now();
    const list = await deps.snoozes.of(merchantId, storeId);
    const changed = withSnooze(
      list,
      command,
      command.soldOut ? made(command, now) : undefined,
      now,
    );
    if (!changed.ok) {
      return fail(conflict('too-many-snoozes', `A store has at most ${MAX_SNOOZES} snoozes.`));
    }
    if (await deps.snoozes.replace(merchantId, storeId, changed.value)) return ok(changed.value);
    await deps.backoff.pause(attempt);
  }
  throw new Error(`Too many snoozes of store ${command.storeId} are being changed at once`);
}

/** Only a wrong time or a wrong name: putting something back needs no menu that still has it. */
async function refusal(deps: SnoozeDeps, command: SnoozeCommand): Promise<Rejection | undefined> {
  if (command.until !== undefined && command.until <= deps.clock.now()) {
    return unprocessable('bad-time', 'until', 'The end is in the past.');
  }
  const menu = await deps.menus.current(command.merchantId, command.storeId);
  if (!menu) return conflict('no-menu', 'The store has published no menu yet.');
  if (command.kind === 'store' || isOnMenu(menu, command)) return undefined;
  const text = `The menu has no ${command.kind} ${command.id}.`;
  return unprocessable(`unknown-${command.kind}`, 'id', text);
}

const made = ({ kind, id, until, actor }: SnoozeCommand, since: number): Snooze => ({
  ...{ kind, id, since, actor },
  ...(until !== undefined && { until }),
});
