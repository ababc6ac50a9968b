import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hasCamera } from '../camera/watch-codes.ts';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Camera } from './camera.tsx';
import { askForPayable, type PayableCode } from './control.ts';
import type { Wallet } from './wallet-state.ts';

const LOOK_MS = 1_500;

/** By camera, by its text, or from the list that only a simulation can have. */
export function ScanTab({ wallet }: { wallet: Wallet }): JSX.Element {
  const { wallet: words } = text();
  const [typed, type] = useState('');
  const [isFilming, film] = useState(false);
  const scan = (codeText: string): void => {
    if (codeText.trim() === '') return;
    film(false);
    type('');
    void wallet.scan(codeText.trim());
  };
  return (
    <>
      <section class="wallet-card">
        {isFilming ? (
          <Camera onCode={scan} onClose={() => film(false)} />
        ) : (
          hasCamera() && (
            <Button look="primary" size="large" onPress={() => film(true)}>
              {words.film}
            </Button>
          )
        )}
        <Form
          class="wallet-form"
          onSubmit={() => {
            scan(typed);
          }}
        >
          <Field label={words.pasteCode} value={typed} onInput={type} maxLength={1_024} />
          <Button type="submit">{words.scanIt}</Button>
        </Form>
      </section>
      <Payable onScan={scan} />
    </>
  );
}

/** Codes that other screens of the simulation show just now. */
function Payable({ onScan }: { onScan: (codeText: string) => void }): JSX.Element {
  const { wallet: words } = text();
  const codes = useSignal<readonly PayableCode[]>([]);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const told = await askForPayable();
      if (told.ok) codes.value = told.data.codes;
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [codes]);
  return (
    <section class="wallet-card">
      <h3>{words.payable}</h3>
      {codes.value.length === 0 && <p class="wallet-quiet">{words.nonePayable}</p>}
      <ul class="wallet-list">
        {codes.value.map(({ codeText, subject, amountMinor, currency }) => (
          <li key={codeText}>
            <button type="button" class="wallet-row" onClick={() => onScan(codeText)}>
              <span>{subject}</span>
              <strong class="ui-number">
                {amountMinor === undefined ? words.youType : money(amountMinor, currency)}
              </strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
