import { goesOn } from '../processes.ts';
import type { ModelState, Notice, Process } from '../state.ts';
import { type Play, settlePayment } from '../store.ts';

/** Mirrors receiveNotification (core/usecases/receive-notification.ts): in the inbox first, then settled. */
export const received = (state: ModelState, noticeId: number): ModelState =>
  place(state, noticeId, { place: 'inbox', receivedAt: state.now });

export function settleNotice(play: Play, state: ModelState, process: Process): ModelState {
  const notice = state.notices.find((n) => n.noticeId === process.noticeId);
  if (!notice) return state;
  const event = { source: 'notification', ...notice.says } as const;
  const settled = settlePayment(play, state, process, event).state;
  return goesOn(settled, { ...process, at: 'files the notice' });
}

export const fileNotice = (_: Play, state: ModelState, { noticeId }: Process): ModelState =>
  place(state, noticeId, { place: 'filed' });

const place = (
  state: ModelState,
  noticeId: number | undefined,
  change: Partial<Notice>,
): ModelState => ({
  ...state,
  notices: state.notices.map((n) => (n.noticeId === noticeId ? { ...n, ...change } : n)),
});
