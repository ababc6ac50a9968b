import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { PRESETS } from './days.ts';
import { daysSaid } from './days-said.ts';
import { type Desk, type Scope, storeNamer } from './desk.ts';
import { RangeDialog } from './range-dialog.tsx';
import { StoresDialog } from './stores-dialog.tsx';
import { words } from './words.ts';

/** Which days, which stores and, where they sell in several, which currency. */
export function Filters({ desk, scope }: { desk: Desk; scope: Scope }): JSX.Element {
  const open = useSignal<'days' | 'stores' | undefined>(undefined);
  const view = desk.view.value;
  const { range, stores } = words();
  const close = (): void => {
    open.value = undefined;
  };
  const isOwn = typeof view.range === 'object';
  const said = daysSaid(scope.days);
  return (
    <section class="dash-filters" aria-label={range.region}>
      <Group label={range.label} class="dash-choices">
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            pressed={view.range === preset}
            onPress={() => desk.go({ range: preset })}
          >
            {range.presets[preset]}
          </Button>
        ))}
        <Button
          pressed={isOwn}
          onPress={() => {
            open.value = 'days';
          }}
        >
          {range.own}
        </Button>
      </Group>
      {desk.stores.length > 1 && (
        <Button
          class="dash-stores"
          label={`${stores.label}: ${nameOfChoice(desk)}`}
          onPress={() => {
            open.value = 'stores';
          }}
        >
          {nameOfChoice(desk)} <span aria-hidden="true">▾</span>
        </Button>
      )}
      {scope.currencies.length > 1 && (
        <Group label={stores.currency} class="dash-choices">
          {scope.currencies.map((currency) => (
            <Button
              key={currency}
              pressed={currency === scope.currency}
              onPress={() => desk.go({ currency })}
            >
              {currency}
            </Button>
          ))}
        </Group>
      )}
      <Button look="quiet" onPress={desk.refresh}>
        {range.refresh}
      </Button>
      <p class="dash-quiet" aria-live="polite">
        {said}
      </p>
      {open.value === 'days' && <RangeDialog {...{ desk, scope }} onClose={close} />}
      {open.value === 'stores' && <StoresDialog desk={desk} onClose={close} />}
    </section>
  );
}

function nameOfChoice({ stores: all, view }: Desk): string {
  const { stores } = words();
  // Of a store that the address names and that is not there any more, nothing is shown.
  const chosen = view.value.stores.filter((id) => all.some(({ storeId }) => storeId === id));
  const [first, ...others] = chosen;
  if (first === undefined) return stores.all;
  return others.length === 0 ? storeNamer(all)(first) : stores.some(chosen.length);
}
