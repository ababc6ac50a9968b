import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure } from '../api/answer.ts';
import { type Action, stillMeant } from './action.ts';
import { type Answers, stillNeeded } from './reconcile.ts';
import { keyOf, type SeenTicket } from './seen-ticket.ts';

export interface QueueDeps {
  readonly send: (action: Action) => Promise<Answer<SeenTicket>>;
  /** What was pressed was not done, and a person has to know. */
  readonly onUndone: (action: Action, why: (Failure & { kind: 'refused' }) | 'look-again') => void;
  readonly keep: (pending: readonly Action[]) => void;
}

export interface ActionQueue {
  /** Pressed, and not answered yet; in the order in which it was pressed. */
  readonly pending: ReadonlySignal<readonly Action[]>;
  readonly answers: ReadonlySignal<Answers>;
  add(action: Action): void;
  /** Of another request: a ticket that is newer than the list. */
  learn(ticket: SeenTicket): void;
  /**
   * The server has answered a look: what waited for a connection is sent, if it is still meant.
   * @param listed What it shows of the station.
   */
  connected(listed: readonly SeenTicket[], stationId: string | undefined): void;
}

/**
 * Sends what people press, one after the other. A kitchen goes on cooking without network, so nothing
 * is refused then: it waits, is kept over a reload, and is sent when there is a connection. Each
 * action may be sent twice, because the API does each once.
 */
export function actionQueue(
  { send, onUndone, keep }: QueueDeps,
  kept: readonly Action[] = [],
): ActionQueue {
  const pending = signal(kept.map(delayed));
  const answers = signal<Answers>(new Map());
  let [isConnected, isSending] = [kept.length === 0, false];
  const set = (now: readonly Action[]): void => {
    pending.value = [...now];
    keep(now);
  };
  const without = ({ actionId }: Action) => pending.value.filter((a) => a.actionId !== actionId);
  const learn = (ticket: SeenTicket): void => {
    answers.value = new Map(answers.value).set(keyOf(ticket), ticket);
  };
  const settle = (action: Action, answer: Answer<SeenTicket>): void =>
    batch(() => {
      if (answer.ok) learn(answer.data);
      else if (answer.failure.kind === 'refused') onUndone(action, answer.failure);
      else {
        isConnected = false;
        return set(pending.value.map(delayed));
      }
      set(without(action));
    });
  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let next = pending.value[0]; next && isConnected; next = pending.value[0]) {
      settle(next, await send(next));
    }
    isSending = false;
  };
  return {
    ...{ pending, answers, learn },
    add(action) {
      set([...pending.value, isConnected ? action : delayed(action)]);
      void flush();
    },
    connected(listed, stationId) {
      answers.value = stillNeeded(answers.value, listed);
      if (isConnected) return;
      const byKey = new Map(listed.map((ticket) => [keyOf(ticket), ticket]));
      for (const action of pending.value) {
        const isHere = action.stationId === stationId;
        const meant = isHere ? stillMeant(action, byKey.get(keyOf(action))) : 'send';
        if (meant === 'send') continue;
        if (meant === 'look-again') onUndone(action, meant);
        set(without(action));
      }
      isConnected = true;
      void flush();
    },
  };
}

const delayed = (action: Action): Action => ({ ...action, isDelayed: true });
