import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { isOnline } from '../live/online.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { TableOrder } from './table-order.ts';
import type { TableVisit } from './table-visit.ts';

interface PayBarProps {
  readonly visit: TableVisit;
  readonly order: TableOrder;
  readonly isOrderShown: boolean;
  readonly onShow: () => void;
}

/** Always at the thumb: the way to the order, and there, to pay it. */
export function PayBar({ visit, order, isOrderShown, onShow }: PayBarProps): JSX.Element | null {
  const { table: words, pay } = text();
  const currency = order.currency ?? 'CNY';
  const { mine, all } = order.due;
  if (order.lines.length === 0) return null;
  const isSending = visit.sending.value > 0;
  // What is on its way will change what there is to pay.
  const isAway = !isOnline.value || visit.staleSeconds.value > 0;
  const unable = isSending ? words.sending : isAway ? pay.offline : undefined;
  if (!isOrderShown) {
    return (
      <footer class="table-bar">
        <Button look="primary" size="large" onPress={onShow}>
          {words.showOrder(money(order.total, currency))}
        </Button>
      </footer>
    );
  }
  const isRunning = order.checks.some(({ status }) => status === 'PAYING');
  const isOnlyMine = mine !== undefined && mine.amount === all?.amount;
  return (
    <footer class="table-bar" aria-busy={isSending}>
      {isAway && <Banner tone="warn">{pay.offline}</Banner>}
      {mine !== undefined && (
        <Button look="primary" unable={unable} onPress={() => visit.pay({ whose: 'mine' })}>
          <Amount says={words.payMine} is={money(mine.amount, currency)} />
        </Button>
      )}
      {all !== undefined && !isOnlyMine && (
        <Button unable={unable} onPress={() => visit.pay({ whose: 'all' })}>
          <Amount says={words.payAll} is={money(all.amount, currency)} />
        </Button>
      )}
      {all === undefined && (
        <p class="table-bar-note" role="status">
          {isRunning ? words.allBeingPaid : words.nothingLeft}
        </p>
      )}
    </footer>
  );
}

function Amount({ says, is }: { says: string; is: string }): JSX.Element {
  return (
    <span class="table-bar-amount">
      {says} <strong class="ui-number">{is}</strong>
    </span>
  );
}
