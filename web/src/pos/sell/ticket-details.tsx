import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { QuoteResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Group } from '../../ui/group.tsx';
import type { Till } from '../till.ts';
import { MOST_COUPONS, type Ticket } from './ticket.ts';

interface TicketDetailsProps {
  readonly till: Till;
  readonly quote: QuoteResponse | undefined;
}

const WAYS = ['dine-in', 'takeout'] as const;

/** For here or to go; and for whom, where to, with which coupon, where it matters. */
export function TicketDetails({ till, quote }: TicketDetailsProps): JSX.Element {
  const { ticket: at } = till;
  const ticket = at.ticket.value;
  const isOpen = useSignal(false);
  const { pos } = text();
  const words = pos.sell;
  const set = (part: Partial<Ticket>): void => at.change((now) => ({ ...now, ...part }));
  const told = [ticket.customerName, ticket.tableNumber && pos.orders.table(ticket.tableNumber)];
  const summary = [...told, ticket.note, ...ticket.coupons].filter(Boolean).join(' · ');
  return (
    <div class="pos-details">
      <Group label={words.way} class="pos-filters">
        {WAYS.map((way) => (
          <Button
            key={way}
            class="pos-chip"
            pressed={ticket.fulfilment === way}
            onPress={() => set({ fulfilment: way })}
          >
            {pos.orders.fulfilments[way]}
          </Button>
        ))}
      </Group>
      <details
        open={isOpen.value}
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>{summary === '' ? words.details : summary}</summary>
        <div class="pos-form">
          <Field
            label={words.customerName}
            value={ticket.customerName}
            maxLength={40}
            onInput={(customerName) => set({ customerName })}
          />
          {ticket.fulfilment === 'dine-in' && (
            <Field
              label={words.tableNumber}
              value={ticket.tableNumber}
              maxLength={10}
              onInput={(tableNumber) => set({ tableNumber })}
            />
          )}
          <Field
            label={words.note}
            value={ticket.note}
            maxLength={200}
            onInput={(note) => set({ note })}
          />
          <Coupons ticket={ticket} quote={quote} onCoupons={(coupons) => set({ coupons })} />
        </div>
      </details>
      <Refused quote={quote} />
    </div>
  );
}

interface CouponsProps {
  readonly ticket: Ticket;
  readonly quote: QuoteResponse | undefined;
  readonly onCoupons: (coupons: readonly string[]) => void;
}

function Coupons({ ticket: { coupons }, onCoupons }: CouponsProps): JSX.Element {
  const typed = useSignal('');
  const words = text().pos.sell;
  const add = (): void => {
    const code = typed.value.trim().toUpperCase();
    typed.value = '';
    if (code.length >= 3 && !coupons.includes(code)) onCoupons([...coupons, code]);
  };
  return (
    <Form
      class="pos-coupons"
      onSubmit={() => {
        add();
      }}
    >
      {coupons.length < MOST_COUPONS && (
        <>
          <Field label={words.coupon} typed={typed} maxLength={15} />
          <Button type="submit">{words.useCoupon}</Button>
        </>
      )}
      {coupons.map((code) => (
        <Button
          key={code}
          class="pos-chip"
          label={words.dropCoupon(code)}
          onPress={() => onCoupons(coupons.filter((other) => other !== code))}
        >
          {code} ✕
        </Button>
      ))}
    </Form>
  );
}

/** A coupon that takes nothing off would have the order refused: said before that. */
function Refused({ quote }: { quote: QuoteResponse | undefined }): JSX.Element {
  const refused = quote?.coupons.filter(({ applied }) => !applied) ?? [];
  return (
    <>
      {refused.map(({ code, refusal }) => (
        <p key={code} class="pos-coupon-refused" role="alert">
          {code}: {refusal?.detail}
        </p>
      ))}
    </>
  );
}
