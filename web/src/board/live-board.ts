import { type ReadonlySignal, signal } from '@preact/signals';
import type { Screen } from '../device/screen.ts';
import { chime } from '../live/chime.ts';
import { ifNoneMatch, lookAt } from '../live/look.ts';
import { type Polled, poll } from '../live/poll.ts';
import { type BoardState, boardAfter } from './board-state.ts';

export interface LiveBoard extends Pick<Polled<unknown>, 'staleSeconds' | 'refusal'> {
  readonly state: ReadonlySignal<BoardState | undefined>;
}

/** Guests look at it all day: what is ready is called within 2 s, also after a quiet hour. */
const EVERY_MS = 1_200;
const MOST_MS = 4_000;

export function liveBoard({ api, storeId }: Screen): LiveBoard {
  const state = signal<BoardState | undefined>(undefined);
  const { value, staleSeconds, refusal } = poll({
    ...{ everyMs: EVERY_MS, idleMs: EVERY_MS, mostMs: MOST_MS },
    look: (etag, aborted) =>
      lookAt(
        api.GET('/v1/stores/{storeId}/board', {
          params: { path: { storeId } },
          signal: aborted,
          ...ifNoneMatch(etag),
        }),
      ),
  });
  value.subscribe((board) => {
    if (board === undefined) return;
    state.value = boardAfter(state.value, board, Date.now());
    if (state.value.called.length > 0) chime('ready');
  });
  return { state, staleSeconds, refusal };
}
