import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { decimalsOf, money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { amountOf } from '../drawer/amount.ts';
import { AmountField } from '../drawer/amount-field.tsx';
import { openAt } from '../drawer/sessions.ts';
import type { Till } from '../till.ts';
import { changeFor, quickAmounts } from './quick-amounts.ts';
import type { PanelProps } from './take-money.ts';

/** Cash: what was given, what goes back. Enter alone is the exact sum. */
export function CashPanel(props: PanelProps & { till: Till }): JSX.Element {
  const { till, due, currency, unable, onTake } = props;
  const typed = useSignal('');
  const words = text().pos.pay;
  const given = typed.value === '' ? due : amountOf(typed.value, decimalsOf(currency));
  const change = given === undefined ? undefined : changeFor(due, given);
  const sessions = till.drawer.value.value?.sessions;
  const isUnbooked = sessions !== undefined && openAt(sessions, till.deviceId) === undefined;
  const take = (amountTendered: number): void => onTake({ way: 'cash', amountTendered });
  return (
    <Form
      typing
      class="pos-form pos-panel"
      onSubmit={() => {
        if (given !== undefined && change !== undefined && unable === undefined) take(given);
      }}
    >
      {isUnbooked && <Banner tone="warn">{words.noDrawer}</Banner>}
      <AmountField
        label={words.given}
        currency={currency}
        typed={typed.value}
        onInput={(next) => {
          typed.value = next;
        }}
      />
      <div class="pos-actions">
        {[due, ...quickAmounts(due, decimalsOf(currency))].map((amount, n) => (
          <Button key={amount} unable={unable} onPress={() => take(amount)}>
            {n === 0 ? words.exactly(money(amount, currency)) : money(amount, currency)}
          </Button>
        ))}
      </div>
      <p class="pos-change" aria-live="polite">
        {change === undefined ? (
          <span>{words.tooLittle}</span>
        ) : (
          <>
            {words.changeBack} <strong class="ui-number">{money(change, currency)}</strong>
          </>
        )}
      </p>
      <Button
        look="primary"
        size="large"
        type="submit"
        unable={change === undefined ? words.tooLittle : unable}
      >
        {words.takeCash} <span class="pos-key">⏎</span>
      </Button>
    </Form>
  );
}
