import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { listenToScanner } from '../../pay/scanner.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Group } from '../../ui/group.tsx';
import { useKeydown } from '../../ui/use-keydown.ts';
import { possibleOf } from '../orders/order-state.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { CardPanel } from './card-panel.tsx';
import { CashPanel } from './cash-panel.tsx';
import { CodePanel } from './code-panel.tsx';
import { CounterCodePanel } from './counter-code-panel.tsx';
import { WAY_KEYS, WAYS, type Way, wayOfKey } from './pay-keys.ts';
import type { PayStep } from './pay-step.ts';
import { type Asked, askFor } from './take-money.ts';

interface PayWaysProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly step: PayStep & { step: 'due' };
  /** What was scanned before there was an order; once. */
  readonly takeCode: () => string | undefined;
  /** No payment is started without a network. */
  readonly isAway: boolean;
  readonly onNews: () => void;
}

/** Every way to pay, by touch, by its letter, and a scanner that is heard whatever is open. */
export function PayWays(props: PayWaysProps): JSX.Element {
  const { till, order, step, takeCode, isAway, onNews } = props;
  const { check, ended, waiting } = step;
  const way = useSignal<Way>(waiting ? 'static-qr' : 'cash');
  const { pay: words, orders } = text().pos;
  const send = useSending({
    ask: (asked: Asked, key) => askFor(till.api, { order, check, key }, asked),
    onDone() {
      onNews();
      till.drawer.now();
    },
  });
  const isAwayNow = useRef(isAway);
  isAwayNow.current = isAway;
  const take = (asked: Asked): void => {
    if (!isAwayNow.current) void send.send(asked);
  };
  // As soon as it can be seen: a scanner may be quicker than the next picture.
  useLayoutEffect(() => {
    const code = takeCode();
    if (code !== undefined) take({ way: 'barcode', authCode: code });
    return listenToScanner((authCode) => take({ way: 'barcode', authCode }));
  }, []);
  usePayKeys((chosen) => {
    way.value = chosen;
    if (chosen === 'qr') take({ way: 'qr' });
  });
  const unable = isAway ? text().pay.offline : unableWhile(send);
  const panel = { till, unable, onTake: take, due: check.amountDue, currency: order.currency };
  return (
    <>
      {waiting === undefined && ended && ended.status !== 'CAPTURED' && (
        <Banner tone="warn">
          <strong>{words.notice[ended.notice.code].title}</strong>
          <span>{words.notice[ended.notice.code].what}</span>
        </Banner>
      )}
      {isAway && <Banner tone="warn">{text().pay.offline}</Banner>}
      <SendingNote of={send} />
      <Group label={words.ways} class="pos-ways">
        {WAYS.map((name) => (
          <Button
            key={name}
            pressed={way.value === name}
            unable={name === 'qr' ? unable : undefined}
            onPress={() => {
              way.value = name;
              if (name === 'qr') take({ way: 'qr' });
            }}
          >
            {orders.ways[name]} <span class="pos-key">{WAY_KEYS[name]}</span>
          </Button>
        ))}
      </Group>
      {way.value === 'cash' && <CashPanel {...panel} />}
      {way.value === 'barcode' && <CodePanel {...panel} />}
      {way.value === 'card' && <CardPanel {...panel} />}
      {way.value === 'static-qr' && <CounterCodePanel {...panel} waiting={waiting} />}
      <div class="pos-actions">
        {possibleOf(order).edit && (
          <Button look="quiet" onPress={() => till.ticket.recall(order)}>
            ← {words.change}
          </Button>
        )}
        <Button
          look="quiet"
          onPress={() => {
            till.view.value = { name: 'orders', orderId: order.orderId };
          }}
        >
          {words.later}
        </Button>
      </div>
    </>
  );
}

function usePayKeys(onWay: (way: Way) => void): void {
  useKeydown((event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const at = event.target;
    const isInput = at instanceof HTMLInputElement;
    const isAmount = isInput && at.inputMode !== '' && at.inputMode !== 'text';
    const way = wayOfKey(event.key, isAmount ? 'amount' : isInput ? 'text' : undefined);
    if (way === undefined) return;
    event.preventDefault();
    onWay(way);
  });
}
