import type { JSX } from 'preact';
import type { DemoStoreFacts } from '../demo/demo-facts.ts';
import { text } from '../i18n/language.ts';
import { Outside } from './outside.tsx';
import { ScreenCard } from './screen-card.tsx';
import { hrefOf, type ScreenName } from './screens.ts';

/** The token of a table is in its fragment; the origin is whatever this page was opened at. */
const localPartOf = (url: string): string => {
  const { pathname, hash } = new URL(url);
  return `${pathname}${hash}`;
};

/** Every screen of the chosen store, with what one has to know to play there. */
export function DemoScreens({ store }: { store: DemoStoreFacts }): JSX.Element {
  const { start } = text();
  const { storeId } = store;
  const door = (screen: ScreenName): JSX.Element => (
    <Outside href={hrefOf(screen, storeId)}>{start.open(start.screens[screen].name)}</Outside>
  );
  return (
    <section class="start-section" aria-labelledby="start-screens">
      <h2 id="start-screens">{start.screensTitle}</h2>
      <ul class="start-cards">
        <ScreenCard icon="kiosk" words={start.screens.kiosk}>
          {door('kiosk')}
          <p>
            {start.coupon} <code>{store.couponCode}</code>
          </p>
        </ScreenCard>
        <ScreenCard icon="pos" words={start.screens.pos}>
          {door('pos')}
          <dl class="start-pins">
            {store.staff.map(({ name, role, pin }) => (
              <div key={name}>
                <dt>
                  <span lang="zh-CN">{name}</span> · {start.roles[role]}
                </dt>
                <dd>
                  {start.pin} <code>{pin}</code>
                </dd>
              </div>
            ))}
          </dl>
        </ScreenCard>
        <ScreenCard icon="kitchen" words={start.screens.kitchen}>
          {door('kitchen')}
        </ScreenCard>
        <ScreenCard icon="board" words={start.screens.board}>
          {door('board')}
        </ScreenCard>
        <ScreenCard icon="table" words={start.table}>
          {store.tables.map(({ tableId, url }) => (
            <Outside key={tableId} href={localPartOf(url)}>
              {start.tableNamed(tableId)}
            </Outside>
          ))}
          {store.tables.length === 0 && <p>{start.noTable}</p>}
        </ScreenCard>
        <ScreenCard icon="devices" words={start.screens.devices}>
          {door('devices')}
        </ScreenCard>
        <ScreenCard icon="dashboard" words={start.screens.dashboard}>
          {door('dashboard')}
        </ScreenCard>
      </ul>
    </section>
  );
}
