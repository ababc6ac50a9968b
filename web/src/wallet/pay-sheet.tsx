import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { decimalsOf, money } from '../i18n/money.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { PayableCode } from './control.ts';
import { PasswordPad } from './password-pad.tsx';
import { typedAmount } from './typed-amount.ts';
import type { Bill, Sheet, Wallet } from './wallet-state.ts';

/** What the wallet asks or tells, over whatever it shows. */
export function PaySheet({ wallet }: { wallet: Wallet }): JSX.Element | null {
  const sheet = wallet.sheet.value;
  if (sheet === undefined) return null;
  const { titles } = text().wallet;
  const close = sheet.step === 'paying' ? {} : { onClose: wallet.close };
  return (
    <Dialog key={sheet.step} title={titles[sheet.step]} class="wallet-sheet" {...close}>
      {/* Its own title says it too; who sees only the sheet must know it all the same. */}
      <p class="wallet-ribbon">{text().wallet.ribbon}</p>
      <Step wallet={wallet} sheet={sheet} />
    </Dialog>
  );
}

function Step({ wallet, sheet }: { wallet: Wallet; sheet: Sheet }): JSX.Element {
  const { wallet: words, common } = text();
  switch (sheet.step) {
    case 'amount':
      return <AmountStep wallet={wallet} code={sheet.code} />;
    case 'password':
      return (
        <>
          <BillLines bill={sheet.bill} />
          <PasswordPad onDone={() => void wallet.pay(sheet.bill)} />
        </>
      );
    case 'paying':
      return (
        <>
          <BillLines bill={sheet.bill} />
          <Spinner label={words.titles.paying} />
        </>
      );
    case 'paid':
      return (
        <>
          <p class="wallet-tick" aria-hidden="true">
            ✓
          </p>
          <BillLines bill={sheet.bill} />
          <Button look="primary" size="large" onPress={wallet.close}>
            {common.done}
          </Button>
        </>
      );
    case 'unknown':
      return (
        <>
          <BillLines bill={sheet.bill} />
          <p role="alert">{words.maybePaid}</p>
          <Button look="primary" onPress={wallet.close}>
            {common.close}
          </Button>
        </>
      );
    case 'refused':
      return <RefusedStep wallet={wallet} why={sheet.why} scanned={sheet.scanned ?? ''} />;
  }
}

function BillLines({ bill }: { bill: Bill }): JSX.Element {
  return (
    <div class="wallet-bill">
      <p>{bill.subject}</p>
      <p class="wallet-amount ui-number">{money(bill.amountMinor, bill.currency)}</p>
    </div>
  );
}

function AmountStep({ wallet, code }: { wallet: Wallet; code: PayableCode }): JSX.Element {
  const { wallet: words } = text();
  const [typed, type] = useState('');
  const [isWrong, setWrong] = useState(false);
  const amountMinor = typedAmount(typed, decimalsOf(code.currency));
  const next = (): void => {
    setWrong(amountMinor === undefined);
    if (amountMinor === undefined) return;
    const { subject, currency, codeText } = code;
    const bill = { subject, currency, codeText, amountMinor };
    wallet.sheet.value = { step: 'password', bill };
  };
  return (
    <Form
      class="wallet-form"
      onSubmit={() => {
        next();
      }}
    >
      <p>{words.payTo(code.subject)}</p>
      <Field
        label={words.amountIn(code.currency)}
        value={typed}
        inputMode="decimal"
        maxLength={10}
        error={isWrong && amountMinor === undefined ? words.noAmount : undefined}
        onInput={type}
      />
      <Button look="primary" size="large" type="submit">
        {words.next}
      </Button>
    </Form>
  );
}

const isPage = (scanned: string): boolean => /^https?:\/\//.test(scanned);

function RefusedStep(props: { wallet: Wallet; why: string; scanned: string }): JSX.Element {
  const { wallet, why, scanned } = props;
  const { wallet: words, common } = text();
  const known: Readonly<Record<string, string>> = words.refusals;
  const opens = why === 'NO_SUCH_CODE' && isPage(scanned);
  return (
    <>
      <p role="alert">{opens ? words.isPage : (known[why] ?? words.refused)}</p>
      {opens && (
        <a class="ui-button" data-look="primary" href={scanned}>
          {words.openPage}
        </a>
      )}
      <Button onPress={wallet.close}>{common.close}</Button>
    </>
  );
}
