import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { DemoFacts, DemoStoreFacts } from '../demo/demo-facts.ts';
import { text } from '../i18n/language.ts';
import { DemoScreens } from './demo-screens.tsx';
import { Outside } from './outside.tsx';
import { ScreenIcon } from './screen-icon.tsx';
import { chosenStore, hrefOf } from './screens.ts';

const KEPT = 'kuaican.demo-store';

/** From here a stranger buys something without reading anything: two doors, one after the other. */
export function DemoTour({ facts }: { facts: DemoFacts }): JSX.Element {
  const wanted = useSignal(localStorage.getItem(KEPT));
  const { start } = text();
  const store = chosenStore(facts.stores, wanted.value);
  if (store === undefined) return <p class="ui-empty">{start.noStore}</p>;
  const choose = (storeId: string): void => {
    wanted.value = storeId;
    localStorage.setItem(KEPT, storeId);
  };
  return (
    <>
      <FirstSteps facts={facts} store={store} />
      <StoreChoice stores={facts.stores} chosen={store} onChoose={choose} />
      <DemoScreens store={store} />
      {facts.timeScale !== 1 && <p class="start-note">{start.faster(facts.timeScale)}</p>}
    </>
  );
}

function FirstSteps(props: { facts: DemoFacts; store: DemoStoreFacts }): JSX.Element {
  const { facts, store } = props;
  const { start } = text();
  const { order, pay, take } = start.steps;
  return (
    <section class="start-section" aria-labelledby="start-steps">
      <h2 id="start-steps">{start.stepsTitle}</h2>
      <ol class="start-steps">
        <li>
          <Outside class="start-door" look="primary" href={hrefOf('kiosk', store.storeId)}>
            <ScreenIcon of="kiosk" />
            <span>{order.door}</span>
          </Outside>
          <p>{order.how}</p>
        </li>
        <li>
          <Outside class="start-door" look="wallet" href={facts.walletUrl}>
            <ScreenIcon of="wallet" />
            <span>{pay.door}</span>
          </Outside>
          <p>{pay.how}</p>
        </li>
        <li>
          <Outside class="start-door" look="plain" href={hrefOf('kitchen', store.storeId)}>
            <ScreenIcon of="kitchen" />
            <span>{take.door}</span>
          </Outside>
          <p>{take.how}</p>
        </li>
      </ol>
    </section>
  );
}

interface StoreChoiceProps {
  readonly stores: readonly DemoStoreFacts[];
  readonly chosen: DemoStoreFacts;
  readonly onChoose: (storeId: string) => void;
}

function StoreChoice({ stores, chosen, onChoose }: StoreChoiceProps): JSX.Element {
  const { start } = text();
  return (
    <fieldset class="start-stores">
      <legend>{start.storesTitle}</legend>
      {stores.map(({ storeId, name, currency, gateway }) => (
        <label key={storeId} class="start-store">
          <input
            type="radio"
            name="store"
            checked={storeId === chosen.storeId}
            onChange={() => onChoose(storeId)}
          />
          <span>
            <strong lang={gateway === 'alipay-plus' ? 'ja' : 'zh-CN'}>{name}</strong>
            <span class="start-quiet">
              {currency} · {start.gateways[gateway as keyof typeof start.gateways] ?? gateway}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
