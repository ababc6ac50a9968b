import { type ReadonlySignal, signal } from '@preact/signals';
import { answerOf } from '../api/answer.ts';
import { anybody } from '../api/anybody.ts';
import type { Popular } from './popular.ts';

/**
 * What is popular, asked for whenever `moment` changes: before a menu is looked at, so that nothing
 * moves under a finger. Without an answer it is what it was.
 */
export function livePopular(
  storeId: string,
  moment: ReadonlySignal<unknown>,
): ReadonlySignal<Popular> {
  const popular = signal<Popular>([]);
  const look = async (): Promise<void> => {
    const params = { path: { storeId } };
    const answer = await answerOf(anybody.GET('/v1/stores/{storeId}/popular', { params }));
    if (answer.ok) popular.value = answer.data.items;
  };
  moment.subscribe(() => void look());
  return popular;
}
