import { INBOUND_FAULTS } from '../faults/fault.ts';
import type { Outcome } from './function-types.ts';
import type { Surroundings } from './surroundings.ts';

const INIT_FAILURE: Outcome = {
  ok: false,
  error: { name: 'Runtime.InitError', message: 'The sandbox did not start' },
};

/** Brings something to a function. @returns undefined where no answer comes within the timeout. */
export function deliver(
  world: Surroundings,
  site: string,
  invoke: () => Promise<Outcome>,
  timeoutMs: number,
): Promise<Outcome | undefined> {
  const { time } = world;
  const fault = world.faults.at(site, INBOUND_FAULTS);
  const wayMs = world.latency(site);
  const { promise, resolve } = Promise.withResolvers<Outcome | undefined>();
  time.at(time.now + timeoutMs, () => resolve(undefined));
  const start = (afterMs: number, answerMs: number | undefined): void =>
    time.at(time.now + afterMs, () => {
      void invoke().then((outcome) => {
        if (answerMs !== undefined) time.at(time.now + answerMs, () => resolve(outcome));
      });
    });
  switch (fault?.kind) {
    case 'request-lost':
      break;
    case 'request-late':
      start(fault.delayMs, wayMs);
      break;
    case 'answer-lost':
      start(wayMs, undefined);
      break;
    case 'answer-late':
      start(wayMs, fault.delayMs);
      break;
    case 'fails':
      time.at(time.now + wayMs, () => resolve(INIT_FAILURE));
      break;
    case 'repeated':
      start(wayMs, wayMs);
      start(wayMs + fault.delayMs, undefined);
      break;
    default:
      start(wayMs, wayMs);
  }
  return promise;
}
