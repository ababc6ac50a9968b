import { deliver } from './inbound.ts';
import type { Surroundings } from './surroundings.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
}

/** As lib/constructs/follow-up.ts makes it: six times the consumer's 30 s, and five deliveries. */
const VISIBILITY_MS = 180_000;
const MAX_RECEIVES = 5;
/** Messages that come due so close to each other travel as one batch. */
const GATHER_MS = 40;
const BATCH = 10;

/** SQS and its poller: at least once, in no order, and a dead-letter queue at the end. */
export class FollowUpQueue {
  readonly #world: Surroundings;
  #sent = 0;
  #waiting: Message[] = [];

  constructor(world: Surroundings) {
    this.#world = world;
  }

  send(body: string, delaySeconds: number): { MessageId: string } {
    const message = { id: `message-${this.#sent++}`, body, receives: 0 };
    this.#world.watchText('message', body);
    if (!this.#world.conditions.losesMessages) {
      this.#show(message, delaySeconds * 1_000 + this.#world.lateness(`queue ${message.id}`));
    }
    return { MessageId: message.id };
  }

  #show(message: Message, afterMs: number): void {
    const { time } = this.#world;
    time.at(time.now + afterMs, () => {
      this.#waiting.push(message);
      if (this.#waiting.length === 1) time.at(time.now + GATHER_MS, () => this.#poll());
    });
  }

  #poll(): void {
    const batch = this.#waiting.splice(0, BATCH);
    if (this.#waiting.length > 0) this.#world.time.at(this.#world.time.now, () => this.#poll());
    void this.#hand(batch);
  }

  async #hand(batch: readonly Message[]): Promise<void> {
    for (const message of batch) message.receives += 1;
    const event = { Records: batch.map(({ id, body }) => ({ messageId: id, body })) };
    const { conditions, functions } = this.#world;
    const outcome = conditions.losesConsumer
      ? undefined
      : await deliver(
          this.#world,
          'queue > follow-up',
          () => functions.invoke('follow-up', event),
          VISIBILITY_MS,
        );
    for (const message of batch) {
      if (isDone(outcome, message)) continue;
      if (message.receives < MAX_RECEIVES) this.#show(message, VISIBILITY_MS);
      else this.#world.observe({ kind: 'dead-letter', queue: 'follow-up', about: message.body });
    }
  }
}

function isDone(outcome: Awaited<ReturnType<typeof deliver>>, message: Message): boolean {
  if (!outcome?.ok) return false;
  const { batchItemFailures } = outcome.value as {
    batchItemFailures: { itemIdentifier: string }[];
  };
  return !batchItemFailures.some((failure) => failure.itemIdentifier === message.id);
}
