import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { subtotalOf } from '../menu/cart-line.ts';
import type { LiveQuote } from '../pay/live-quote.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { type Hindrance, hindranceOf } from './hindrance.ts';
import type { Session } from './session.ts';

export interface CartTotalsProps {
  readonly session: Session;
  readonly quoted: LiveQuote;
}

/** The sum as the API makes it up, and the way to pay it, or what is in the way. */
export function CartTotals({ session, quoted }: CartTotalsProps): JSX.Element {
  const { kiosk } = text();
  const { live, cart, items, request, checkout } = session;
  const isSending = useSignal(false);
  const quote = quoted.quote.value;
  const currency = live.menu.value?.currency ?? 'CNY';
  const failure = quoted.failure.value;
  const hindrance = hindranceOf({
    ...{ menu: live.menu.value, cart: cart.value, items: items.value, failure },
    isStale: live.staleSeconds.value > 0,
    hasRefusedCoupon: quote?.coupons.some(({ applied }) => !applied) ?? false,
    isPriced: quote !== undefined && !quoted.isAsking.value,
  });
  const total = quote?.total ?? subtotalOf(cart.value, items.value);
  const pay = (): void => {
    const wanted = request.peek();
    if (wanted === undefined || isSending.value) return;
    isSending.value = true;
    void checkout.begin(wanted);
  };
  return (
    <footer class="kiosk-totals">
      {quote !== undefined && quote.rows.length > 1 && <Rows rows={quote.rows} {...{ currency }} />}
      <p class="kiosk-total" aria-live="polite" data-asking={quoted.isAsking.value}>
        <span>{quote === undefined ? kiosk.aboutTotal : kiosk.total}</span>
        <strong class="ui-number">{money(total, currency)}</strong>
      </p>
      {hindrance !== undefined && hindrance.kind !== 'empty' && hindrance.kind !== 'asking' && (
        <Banner tone="warn">{wordsOf(hindrance)}</Banner>
      )}
      <div class="kiosk-totals-actions">
        <Button look="quiet" size="large" onPress={() => session.go({ kind: 'back' })}>
          {text().common.back}
        </Button>
        <Button look="primary" size="large" unable={hindrance && wordsOf(hindrance)} onPress={pay}>
          {kiosk.pay(money(total, currency))}
        </Button>
      </div>
    </footer>
  );
}

type Row = NonNullable<LiveQuote['quote']['value']>['rows'][number];

function Rows({ rows, currency }: { rows: readonly Row[]; currency: string }): JSX.Element {
  const names: Record<string, string> = text().kiosk.rows;
  return (
    <dl class="kiosk-rows">
      {rows.map(({ code, label, amount, offerId, taxClass, included }) => (
        <div key={`${code} ${offerId ?? ''} ${taxClass ?? ''}`} data-code={code}>
          <dt>{label ?? names[code] ?? code}</dt>
          <dd class="ui-number">
            {included === undefined
              ? money(amount, currency)
              : text().kiosk.included(money(included, currency))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wordsOf(hindrance: Hindrance): string {
  const { kiosk } = text();
  return hindrance.kind === 'refused' ? hindrance.detail : kiosk.hindrance[hindrance.kind];
}
