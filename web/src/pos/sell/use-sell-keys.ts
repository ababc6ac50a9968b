import type { RefObject } from 'preact';
import { useKeydown } from '../../ui/use-keydown.ts';
import type { Till } from '../till.ts';
import type { SellDesk } from './sell-desk.ts';
import { type SellKey, sellKey } from './sell-keys.ts';

interface SellKeysProps {
  readonly till: Till;
  readonly desk: SellDesk;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly pay: () => void;
  readonly hold: () => void;
  readonly help: () => void;
}

/** A whole sale without a mouse: what each key does is told by `sellKey`. */
export function useSellKeys({ till, desk, search, pay, hold, help }: SellKeysProps): void {
  const { ticket } = till;
  const step = (by: 1 | -1): void => {
    const keys = ticket.ticket.value.lines.map(({ key }) => key);
    const at = keys.indexOf(ticket.chosen.value ?? '');
    ticket.chosen.value = keys[Math.min(keys.length - 1, Math.max(0, at + by))];
  };
  const acts: Readonly<Record<SellKey, () => void>> = {
    search: () => search.current?.focus(),
    forget: () => {
      desk.typed.value = '';
    },
    more: () => desk.count(1),
    less: () => desk.count(-1),
    remove: () => desk.remove(),
    next: () => step(1),
    previous: () => step(-1),
    ...{ pay, hold, help },
  };
  useKeydown((event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // A dialog has keys of its own.
    if (document.querySelector('dialog[open]') !== null) return;
    const at = event.target;
    const isSearch = at === search.current;
    const inText = !isSearch && at instanceof HTMLElement && at.matches('input, textarea');
    const typed = isSearch ? desk.typed.value : undefined;
    const act = sellKey({ key: event.key, inText, search: typed });
    if (act === undefined) return;
    event.preventDefault();
    acts[act]();
  });
}
