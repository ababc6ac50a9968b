import type { ComponentChildren, JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { FailureNote } from './failure-note.tsx';
import type { List } from './use-list.ts';

export interface ListViewProps<T> {
  readonly list: List<T>;
  /** What to say where there is nothing. */
  readonly empty: string;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** A list that is being loaded, is empty, could not be loaded, or is there. */
export function ListView<T>({ list, empty, children }: ListViewProps<T>): JSX.Element {
  const now = list.now.value;
  if (now.step === 'loading') return <Spinner label={text().common.loading} />;
  if (now.step === 'failed') {
    return (
      <div class="devices-failed">
        {now.failure.kind === 'refused' ? (
          <FailureNote failure={now.failure} />
        ) : (
          <p>{text().devices.unreachable}</p>
        )}
        <Button onPress={() => void list.reload()}>{text().common.retry}</Button>
      </div>
    );
  }
  if (now.items.length === 0) return <p class="ui-empty">{empty}</p>;
  return <>{children(now.items)}</>;
}
