import type { JSX } from 'preact';
import { language, text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { WalletPayment } from './control.ts';
import { stateOf } from './payment-state.ts';
import type { Wallet } from './wallet-state.ts';

/** What this wallet has paid, and what came back. */
export function BillsTab({ wallet }: { wallet: Wallet }): JSX.Element {
  const { wallet: words, common } = text();
  const payments = wallet.payments.value;
  if (payments === undefined) return <Spinner label={common.loading} />;
  if (payments.length === 0) return <p class="ui-empty">{words.nothingPaid}</p>;
  return (
    <ul class="wallet-list wallet-card">
      {payments.map((payment) => (
        <li key={payment.tradeNo}>
          <Payment wallet={wallet} payment={payment} />
        </li>
      ))}
    </ul>
  );
}

const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(language.value, {
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  }).format(at);

function Payment({ wallet, payment }: { wallet: Wallet; payment: WalletPayment }): JSX.Element {
  const { wallet: words } = text();
  const { subject, amountMinor, currency, createdAt, refunds } = payment;
  const state = stateOf(payment);
  const shown = money(amountMinor, currency);
  return (
    <article class="wallet-payment" data-state={state}>
      <div>
        <h3>{subject}</h3>
        <strong class="ui-number">{state === 'closed' ? shown : `−${shown}`}</strong>
      </div>
      <p class="wallet-quiet">
        <span>{timeOf(createdAt)}</span>
        <span class="wallet-state">{words.states[state]}</span>
      </p>
      {refunds.map((refund) => (
        <p key={refund.at} class="wallet-refund">
          <span>{words.cameBack(timeOf(refund.at))}</span>
          <strong class="ui-number">+{money(refund.amountMinor, currency)}</strong>
        </p>
      ))}
      {state === 'asks' && (
        <Button
          look="primary"
          onPress={() => {
            wallet.sheet.value = { step: 'password', bill: payment };
          }}
        >
          {words.payNow}
        </Button>
      )}
    </article>
  );
}
