import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { language, text } from '../i18n/language.ts';
import type { Polled } from '../live/poll.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StaleBanner } from '../ui/stale-banner.tsx';
import { Bill } from './bill.tsx';
import { NoOrder } from './no-order.tsx';
import { isOver, type SeenOrder, stateOf, stepsOf, toneOf } from './order-state.ts';

/** One order as its customer sees it, with nothing on it that changes anything. */
export function OrderPage({ polled }: { polled: Polled<SeenOrder> }): JSX.Element {
  const order = polled.value.value;
  if (polled.refusal.value?.status === 404) return <NoOrder />;
  if (order === undefined) {
    return (
      <main class="order order-none">
        <h1>{text().order.name}</h1>
        <Spinner label={text().common.loading} />
        <StaleBanner seconds={polled.staleSeconds} />
      </main>
    );
  }
  return <Shown order={order} polled={polled} />;
}

function Shown({ order, polled }: { order: SeenOrder; polled: Polled<SeenOrder> }): JSX.Element {
  const { order: words } = text();
  const { pickupNumber } = order;
  const { title, what } = stateOf(order, words);
  // Seen on the tab of a page that is put aside.
  useEffect(() => {
    document.title = [pickupNumber, title].filter(Boolean).join(' · ');
  }, [pickupNumber, title]);
  return (
    <div class="order">
      <header class="order-top">
        <p>{order.storeName}</p>
        <LanguageChoice keep />
      </header>
      <main class="order-main">
        {!isOver(order) && <StaleBanner seconds={polled.staleSeconds} />}
        <section class="order-state" data-tone={toneOf(order)} data-progress={order.progress}>
          <h1>
            {pickupNumber === undefined ? (
              words.name
            ) : (
              <>
                <span class="order-label">{words.number}</span>
                <span class="order-number ui-number">{pickupNumber}</span>
              </>
            )}
          </h1>
          <div aria-live="polite">
            <p class="order-title">{title}</p>
            <p>{what}</p>
          </div>
        </section>
        <Steps order={order} />
        <Bill order={order} />
        <footer class="order-foot">
          <p>{words.placedAt(when(order.placedAt))}</p>
          {!isOver(order) && <p>{words.byItself}</p>}
        </footer>
      </main>
    </div>
  );
}

function Steps({ order }: { order: SeenOrder }): JSX.Element | null {
  const { order: words } = text();
  const steps = stepsOf(order, words);
  if (steps.length === 0) return null;
  return (
    <ol class="order-steps" aria-label={words.progress}>
      {steps.map(({ step, name, is }) => (
        <li key={step} data-is={is} {...(is === 'now' && { 'aria-current': 'step' })}>
          <span class="order-mark" aria-hidden="true">
            {is === 'done' ? '✓' : ''}
          </span>
          {name}
          {is === 'done' && <span class="ui-heard"> ({words.done})</span>}
        </li>
      ))}
    </ol>
  );
}

const when = (at: number): string =>
  new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
