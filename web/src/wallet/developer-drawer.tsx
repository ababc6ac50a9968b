import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Dialog } from '../ui/dialog.tsx';
import { OUTCOMES } from './outcomes.ts';
import type { Wallet } from './wallet-state.ts';

/** What will happen to the next code, in plain words: only a simulation lets anybody choose. */
export function DeveloperDrawer(props: { wallet: Wallet; onClose: () => void }): JSX.Element {
  const { wallet, onClose } = props;
  const { developer } = text().wallet;
  return (
    <Dialog title={developer.title} onClose={onClose} class="wallet-sheet">
      <p>{developer.how}</p>
      <ul class="wallet-outcomes">
        {OUTCOMES.map((outcome) => {
          const { name, says } = developer.outcomes[outcome];
          return (
            <li key={outcome}>
              <button
                type="button"
                class="wallet-outcome"
                aria-pressed={wallet.outcome.value === outcome}
                onClick={() => {
                  wallet.choose(outcome);
                  onClose();
                }}
              >
                <strong>{name}</strong>
                <span>{says}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
