import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { useKeydown } from '../ui/use-keydown.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MOST_DIGITS = 4;

/** The number on the stand at the table: large keys, and those of a keyboard. */
export function TablePad({ onDone }: { onDone: (tableNumber: string) => void }): JSX.Element {
  const [number, setNumber] = useState('');
  const words = text().kiosk;
  const press = (digit: string): void =>
    setNumber((now) => (now + digit).replace(/^0+/, '').slice(0, MOST_DIGITS));
  const erase = (): void => setNumber((now) => now.slice(0, -1));
  useKeydown(({ key }) => {
    if (/^\d$/.test(key)) press(key);
    if (key === 'Backspace') erase();
  });
  return (
    <div class="kiosk-pad">
      <output class="kiosk-pad-number ui-number" aria-label={words.tableNumber} aria-live="polite">
        {number === '' ? '–' : number}
      </output>
      {DIGITS.map((digit) => (
        <Button key={digit} size="large" onPress={() => press(digit)}>
          {digit}
        </Button>
      ))}
      <Button size="large" class="kiosk-pad-zero" onPress={() => press('0')}>
        0
      </Button>
      <Button size="large" class="kiosk-pad-erase" label={words.eraseDigit} onPress={erase}>
        ⌫
      </Button>
      <Button look="primary" size="large" class="kiosk-pad-done" onPress={() => onDone(number)}>
        {number === '' ? words.noTable : words.withTable}
      </Button>
    </div>
  );
}
