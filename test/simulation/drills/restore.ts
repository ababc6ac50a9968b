import { reopenNotices } from '../../../adapters/dynamodb/reopen-notices.ts';
import { documentClient } from '../world/document-client.ts';
import { Process } from '../world/process.ts';
import type { World } from '../world/world.ts';
import type { Drill } from './drill.ts';

const MINUTE_MS = 60_000;
const BACKUP_AT_MS = 3 * MINUTE_MS;
const LOST_AT_MS = 5 * MINUTE_MS;

/** Two minutes of the main table are gone; the inbox has a backup of its own and lost nothing. */
export const RESTORE = {
  says: 'The table is restored from a backup two minutes old, and the notices since then are read again.',
  troubleMs: 15 * MINUTE_MS,
  // A refund in the lost minutes is known to Alipay's bill alone.
  conditions: { isHonest: true, noRefunds: true },
  act: (world) => {
    const { time, model } = world;
    time.at(time.now + BACKUP_AT_MS, () => {
      const backup = model.snapshot('store');
      const since = time.now;
      time.at(time.now + LOST_AT_MS - BACKUP_AT_MS, () => {
        model.restore(backup);
        world.forgetLostVersions();
        void readAgain(world, since);
      });
    });
  },
  except: {
    M5: 'Intents that were lost with the table were there when Alipay was called.',
    M2a: 'Money that went back in the lost minutes is known to Alipay’s bill alone.',
    M4: 'The refunds of the lost minutes promise nothing any more.',
    M10: 'Cancels of the lost minutes were there.',
    L1b: 'Screens showed what is lost.',
    N9a: 'Answers named what is lost.',
    N6: 'Keys are lost with what they made.',
    N8: 'Workflows of lost payments go on, and find nothing.',
  },
} as const satisfies Drill;

/** What `npm run operate -- replay-notices` does. */
async function readAgain(world: World, since: number): Promise<void> {
  const operator = new Process(world, 'operator', 'operator-1', 0);
  await operator.run(() => reopenNotices(documentClient, 'inbox', since, world.time.now));
}
