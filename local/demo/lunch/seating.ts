import type { Dealt, Guest, Seated } from './guest.ts';
import type { Lunchroom } from './opening.ts';

export type OnServed = (dealt: Dealt) => void;

/** A guest comes every second of the server's clock, as long as there is room. */
const EVERY_MS = 1_000;
const SEATS = 10;
/** The longest story waits for Alipay for two and a half minutes of the server's clock. */
const PATIENCE_MS = 240_000;
/** However fast the clock, this machine needs its time. */
const LEAST_PATIENCE_MS = 60_000;

/** Lets each guest tell their story. */
export async function seatAll(
  guests: readonly Dealt[],
  rooms: readonly Lunchroom[],
  scale: number,
  onServed: OnServed | undefined,
): Promise<Seated[]> {
  const startedAt = performance.now();
  const patienceMs = Math.max(LEAST_PATIENCE_MS, PATIENCE_MS / scale);
  const sessions = new Map(rooms.map(({ client, sessionId }) => [client, sessionId]));
  const seated: Seated[] = [];
  let next = 0;
  const seat = async (): Promise<void> => {
    for (let n = next++; n < guests.length; n = next++) {
      const dealt = guests[n] as Dealt;
      const comesInMs = startedAt + (n * EVERY_MS) / scale - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, comesInMs)));
      const { client } = dealt;
      const guest = { client, n, patienceMs, sessionId: sessions.get(client) ?? '' };
      seated.push(await serve(dealt, guest));
      onServed?.(dealt);
    }
  };
  await Promise.all(Array.from({ length: SEATS }, seat));
  return seated;
}

async function serve(dealt: Dealt, guest: Guest): Promise<Seated> {
  try {
    return { ...dealt, left: await dealt.story.play(guest) };
  } catch (error) {
    return { ...dealt, fault: error instanceof Error ? error.message : String(error) };
  }
}
