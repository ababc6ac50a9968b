import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SessionResponse } from '../../../../api/counter.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { decimalsOf, money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { amountOf, typedOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';
import { type Counts, coinsOf, worthOf } from './coins.ts';

interface CloseDrawerProps {
  readonly till: Till;
  readonly session: SessionResponse;
  readonly onClose: () => void;
}

/** The drawer is counted blind: what must lie in it is shown when the count is said. */
export function CloseDrawer({ till, session, onClose }: CloseDrawerProps): JSX.Element {
  const { api, storeId } = till;
  const { sessionId, currency } = session;
  const decimals = decimalsOf(currency);
  const typed = useSignal('');
  const counts = useSignal<Counts>(new Map());
  const words = text().pos.drawer;
  const close = useSending({
    ask: (cash: number) =>
      answerOf(
        api.POST('/v1/stores/{storeId}/cashier-sessions/{sessionId}/close', {
          params: { path: { storeId, sessionId } },
          body: { counted: { cash } },
        }),
      ),
    onDone: onClose,
  });
  const counted = amountOf(typed.value, decimals);
  const count = (coin: number, many: string): void => {
    counts.value = new Map(counts.value).set(coin, Number(many.replaceAll(/\D/g, '')));
    typed.value = typedOf(worthOf(counts.value), decimals);
  };
  return (
    <Dialog title={words.close} onClose={onClose} typing class="pos-close">
      <Form
        class="pos-form"
        onSubmit={() => {
          if (counted !== undefined) void close.send(counted);
        }}
      >
        <p>{words.closeHow}</p>
        <Coins currency={currency} counts={counts.value} onCount={count} />
        <AmountField
          label={words.counted}
          currency={currency}
          typed={typed.value}
          onInput={(next) => {
            typed.value = next;
          }}
        />
        <SendingNote of={close} />
        <Button
          look="primary"
          size="large"
          type="submit"
          unable={counted === undefined ? words.countFirst : unableWhile(close)}
        >
          {words.closeFor(counted === undefined ? '' : money(counted, currency))}
        </Button>
      </Form>
    </Dialog>
  );
}

interface CoinsProps {
  readonly currency: string;
  readonly counts: Counts;
  readonly onCount: (coin: number, many: string) => void;
}

function Coins({ currency, counts, onCount }: CoinsProps): JSX.Element | null {
  const coins = coinsOf(currency);
  if (coins.length === 0) return null;
  return (
    <fieldset class="pos-coins">
      <legend>{text().pos.drawer.coins}</legend>
      {coins.map((coin) => (
        <label key={coin}>
          <span>{money(coin, currency)} ×</span>
          <input
            inputmode="numeric"
            autocomplete="off"
            maxLength={4}
            value={counts.get(coin) || ''}
            onInput={(event) => onCount(coin, event.currentTarget.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}
