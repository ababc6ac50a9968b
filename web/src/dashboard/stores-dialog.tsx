import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { Desk } from './desk.ts';
import { MOST_STORES } from './view.ts';
import { words } from './words.ts';

/** So few are found by looking. */
const FEW = 8;

/** One store, several, or all: none chosen is all. */
export function StoresDialog({ desk, onClose }: { desk: Desk; onClose: () => void }): JSX.Element {
  const chosen = useSignal<readonly string[]>(desk.view.value.stores);
  const sought = useSignal('');
  const { stores } = words();
  const wanted = sought.value.trim().toLowerCase();
  const found = desk.stores.filter(
    ({ name, storeId }) => name.toLowerCase().includes(wanted) || storeId.includes(wanted),
  );
  const isTooMany = chosen.value.length > MOST_STORES;
  const show = (): void => {
    if (isTooMany) return;
    desk.go({ stores: chosen.value, currency: undefined });
    onClose();
  };
  const turn = (storeId: string): void => {
    const without = chosen.value.filter((one) => one !== storeId);
    chosen.value = without.length < chosen.value.length ? without : [...without, storeId];
  };
  return (
    <Dialog title={stores.title} onClose={onClose}>
      <Form class="dash-form" onSubmit={show}>
        {desk.stores.length > FEW && <Field label={stores.search} type="search" typed={sought} />}
        <ul class="dash-ticks">
          <Tick
            name={stores.all}
            isChosen={chosen.value.length === 0}
            onTurn={() => {
              chosen.value = [];
            }}
          />
          {found.map(({ storeId, name, currency }) => (
            <Tick
              key={storeId}
              name={name}
              about={currency}
              isChosen={chosen.value.includes(storeId)}
              onTurn={() => turn(storeId)}
            />
          ))}
        </ul>
        {found.length === 0 && <p>{stores.none}</p>}
        {isTooMany && <Banner tone="bad">{stores.most}</Banner>}
        <Button look="primary" type="submit">
          {stores.show}
        </Button>
      </Form>
    </Dialog>
  );
}

interface TickProps {
  readonly name: string;
  readonly about?: string;
  readonly isChosen: boolean;
  readonly onTurn: () => void;
}

function Tick({ name, about, isChosen, onTurn }: TickProps): JSX.Element {
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={onTurn} />
        <span>{name}</span>
        {about !== undefined && <span class="dash-quiet">{about}</span>}
      </label>
    </li>
  );
}
