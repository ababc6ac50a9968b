import { marshall } from '@aws-sdk/util-dynamodb';
import type { Committed, Item } from '../store/dynamodb-model.ts';
import { deliver } from './inbound.ts';
import type { Surroundings } from './surroundings.ts';

interface StreamRecord {
  readonly sequence: number;
  readonly at: number;
  readonly inserted: boolean;
  readonly row: string;
  readonly image: Item;
}

/** As lib/constructs/effects.ts subscribes: to each change of these, and to new tickets. */
const TYPES: readonly unknown[] = ['payment', 'refund', 'case'];
const isWanted = ({ before, after }: Committed): boolean =>
  TYPES.includes(after?.['type']) || (after?.['type'] === 'ticket' && !before);
const BATCH = 100;
const RETRIES = 5;
const MAX_AGE_MS = 86_400_000;
const SHARDS = 3;
const POLL_MS = 100;
const INVOKE_TIMEOUT_MS = 31_000;

/** DynamoDB Streams and their reader: each item in order, batches again as a whole or from a record on. */
export class OutboxStream {
  readonly #world: Surroundings;
  readonly #shards: readonly Shard[];
  #sequence = 0;

  constructor(world: Surroundings) {
    this.#world = world;
    this.#shards = Array.from({ length: SHARDS }, () => new Shard(world));
  }

  write(committed: Committed): void {
    const { pk, sk, before, after } = committed;
    if (!after || !isWanted(committed)) return;
    const row = `${pk} ${sk} v${String(after['version'] ?? '')}`;
    const { now } = this.#world.time;
    const record = { sequence: this.#sequence++, at: now, inserted: !before, row, image: after };
    this.#world.observe({ kind: 'outbox', row, step: 'written' });
    this.#shards[Math.floor(this.#world.chance('shard', pk) * SHARDS)]?.push(record);
  }
}

class Shard {
  readonly #world: Surroundings;
  readonly #records: StreamRecord[] = [];
  #reading = false;
  #limit = BATCH;
  #tries = 0;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  push(record: StreamRecord): void {
    this.#records.push(record);
    if (this.#reading) return;
    this.#reading = true;
    this.#next(POLL_MS + this.#world.lateness(`stream ${record.sequence}`));
  }

  #next(afterMs: number): void {
    this.#world.time.at(this.#world.time.now + afterMs, () => void this.#read());
  }

  async #read(): Promise<void> {
    const batch = this.#records.slice(0, this.#limit);
    const outcome = await deliver(
      this.#world,
      'stream > effects',
      () => this.#world.functions.invoke('effects', { Records: batch.map(eventRecord) }),
      INVOKE_TIMEOUT_MS,
    );
    this.#advance(batch, doneOf(outcome, batch));
    if (this.#records.length === 0) this.#reading = false;
    else this.#next(this.#tries > 0 ? 1_000 * 2 ** this.#tries : POLL_MS);
  }

  /** Bisects a batch that failed, and gives the first record up after all retries or when it is too old. */
  #advance(batch: readonly StreamRecord[], done: number): void {
    for (const { row } of this.#records.splice(0, done)) {
      this.#world.observe({ kind: 'outbox', row, step: 'delivered' });
    }
    if (done === batch.length) {
      this.#tries = 0;
      this.#limit = BATCH;
      return;
    }
    this.#tries = done > 0 ? 1 : this.#tries + 1;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    const [stuck] = this.#records;
    const old = stuck && this.#world.time.now - stuck.at > MAX_AGE_MS;
    if (!stuck || (this.#tries <= RETRIES && !old)) return;
    this.#records.shift();
    this.#tries = 0;
    this.#world.observe({ kind: 'dead-letter', queue: 'effects', about: stuck.row });
  }
}

const eventRecord = ({ inserted, sequence, image }: StreamRecord): object => ({
  eventName: inserted ? 'INSERT' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    NewImage: marshall(image as Record<string, unknown>, { removeUndefinedValues: true }),
  },
});

/** How many records from the front the reader has done. */
function doneOf(
  outcome: Awaited<ReturnType<typeof deliver>>,
  batch: readonly StreamRecord[],
): number {
  if (!outcome?.ok) return 0;
  const { batchItemFailures } = outcome.value as {
    batchItemFailures: { itemIdentifier: string }[];
  };
  const [first] = batchItemFailures;
  if (!first) return batch.length;
  return Math.max(
    0,
    batch.findIndex((r) => String(r.sequence) === first.itemIdentifier),
  );
}
