import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import type { Answer } from '../api/answer.ts';
import type { ListPage } from '../api/load-all.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { ListView } from './list-view.tsx';
import { useList } from './use-list.ts';

/** What somebody wants to do with an item, and is asked about first. */
export interface Asked<T, A> {
  readonly what: A;
  readonly item: T;
}

/** What a dialog calls when it is over, and when it has changed something. */
export interface DialogEnd {
  readonly after: () => Promise<void>;
  readonly onClose: () => void;
}

export interface ManagedListProps<T, A> {
  readonly title: string;
  /** What to say where there is nothing. */
  readonly empty: string;
  readonly load: (cursor: string | undefined) => Promise<Answer<ListPage<T>>>;
  /** Codes are made to be printed. */
  readonly look: 'list' | 'codes';
  /** The form that adds one. */
  readonly add: (after: () => Promise<void>) => ComponentChildren;
  /** Its key tells it from the others. */
  readonly row: (item: T, onAsk: (what: A) => void) => JSX.Element;
  readonly dialog: (asked: Asked<T, A>, end: DialogEnd) => ComponentChildren;
}

/** A tab of the store: a form that adds one, the list of what there is, and what can be done with each. */
export function ManagedList<T, A>(props: ManagedListProps<T, A>): JSX.Element {
  const { title, empty, load, look, add, row, dialog } = props;
  const asked = useSignal<Asked<T, A> | undefined>(undefined);
  const list = useList(load);
  const onClose = (): void => {
    asked.value = undefined;
  };
  const onAsk = (item: T) => (what: A) => {
    asked.value = { what, item };
  };
  return (
    <>
      {add(list.reload)}
      <section class="devices-section">
        <div class="devices-row devices-hide-print">
          <h2>{title}</h2>
          {look === 'codes' && <Button onPress={() => print()}>{text().devices.printAll}</Button>}
        </div>
        <ListView list={list} empty={empty}>
          {(items) => (
            <ul class={`devices-${look}`}>{items.map((item) => row(item, onAsk(item)))}</ul>
          )}
        </ListView>
      </section>
      {asked.value !== undefined && dialog(asked.value, { after: list.reload, onClose })}
    </>
  );
}
