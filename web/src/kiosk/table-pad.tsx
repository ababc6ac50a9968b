import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MOST_DIGITS = 4;

/** The number on the stand at the table: large keys, and those of a keyboard. */
export function TablePad({ onDone }: { onDone: (tableNumber: string) => void }): JSX.Element {
  const [number, setNumber] = useState('');
  const words = text().kiosk;
  const press = (digit: string): void =>
    setNumber((now) => (now + digit).replace(/^0+/, '').slice(0, MOST_DIGITS));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits of a keyboard, beside the keys shown.
    <div
      class="kiosk-pad"
      onKeyDown={({ key }) => {
        if (/^\d$/.test(key)) press(key);
        if (key === 'Backspace') setNumber((now) => now.slice(0, -1));
      }}
    >
      <output class="kiosk-pad-number ui-number" aria-label={words.tableNumber}>
        {number === '' ? '–' : number}
      </output>
      {DIGITS.map((digit) => (
        <Button key={digit} size="large" onPress={() => press(digit)}>
          {digit}
        </Button>
      ))}
      <Button size="large" label={words.eraseDigit} onPress={() => setNumber(number.slice(0, -1))}>
        ⌫
      </Button>
      <Button size="large" onPress={() => press('0')}>
        0
      </Button>
      <Button look="primary" size="large" class="kiosk-pad-done" onPress={() => onDone(number)}>
        {number === '' ? words.noTable : words.withTable}
      </Button>
    </div>
  );
}
