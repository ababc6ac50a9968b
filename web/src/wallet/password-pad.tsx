import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { useKeydown } from '../ui/use-keydown.ts';

const LENGTH = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫'] as const;

/** Six digits, any of them: the simulation knows no password. They go nowhere. */
export function PasswordPad({ onDone }: { onDone: () => void }): JSX.Element {
  const { wallet: words } = text();
  const count = useSignal(0);
  const press = (key: string): void => {
    if (key === '⌫' || key === 'Backspace') count.value = Math.max(0, count.value - 1);
    else if (/^\d$/.test(key) && count.value < LENGTH) {
      count.value += 1;
      if (count.value === LENGTH) onDone();
    }
  };
  useKeydown(({ key }) => press(key));
  return (
    <div class="wallet-pad">
      <p>{words.anyDigits}</p>
      <div class="wallet-dots" role="status" aria-label={words.typed(count.value, LENGTH)}>
        {Array.from({ length: LENGTH }, (_, place) => (
          <span key={place} data-filled={place < count.value} />
        ))}
      </div>
      <Group label={words.password} class="wallet-keys">
        {KEYS.map((key) =>
          key === '' ? (
            <span key="gap" />
          ) : (
            <Button
              key={key}
              {...(key === '⌫' && { label: words.deleteDigit })}
              onPress={() => press(key)}
            >
              {key}
            </Button>
          ),
        )}
      </Group>
    </div>
  );
}
