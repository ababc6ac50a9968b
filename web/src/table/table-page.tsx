import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Api } from '../api/client.ts';
import { text } from '../i18n/language.ts';
import { liveMenu } from '../menu/live-menu.ts';
import { type Item, itemsOf } from '../menu/menu.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StaleBanner } from '../ui/stale-banner.tsx';
import type { Diner } from './diner.ts';
import { Ended } from './ended.tsx';
import { MenuTab } from './menu-tab.tsx';
import { OrderTab } from './order-tab.tsx';
import { PayBar } from './pay-bar.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { SignIn } from './sign-in.tsx';
import type { TableOrder } from './table-order.ts';
import type { TableVisit } from './table-visit.ts';

export interface TablePageProps {
  readonly visit: TableVisit;
  readonly api: Api;
  readonly diner: Diner;
  readonly token: string;
}

export function TablePage(props: TablePageProps): JSX.Element {
  const { visit, diner, token } = props;
  const { table: words, common } = text();
  const order = visit.order.value;
  const phase = visit.phase.value;
  const title = order === undefined ? words.name : words.title(order.tableId);
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (phase === 'no-table') {
    return (
      <main class="table-alone">
        <h1>{words.noTable}</h1>
        <p>{words.scanAgain}</p>
        <LanguageChoice keep />
      </main>
    );
  }
  return (
    <div class="table">
      <header class="table-top">
        <h1>{title}</h1>
        <LanguageChoice keep />
      </header>
      {order === undefined ? (
        <main class="table-main">
          {visit.isSilent.value && <Banner tone="warn">{common.unreachable}</Banner>}
          <Spinner label={common.loading} />
        </main>
      ) : phase === 'ended' ? (
        <Ended visit={visit} order={order} />
      ) : (
        <Open {...props} order={order} />
      )}
      {order !== undefined && <PayDialog visit={visit} order={order} />}
      {order !== undefined && phase === 'open' && isOffered(order, diner) && (
        <SignIn diner={diner} api={props.api} storeId={order.storeId} token={token} />
      )}
    </div>
  );
}

/** Before the first dish, and to who has signed in: later it would make somebody another guest. */
const isOffered = ({ lines }: TableOrder, diner: Diner): boolean =>
  lines.length === 0 || diner.isSignedIn.value;

function Open(props: TablePageProps & { order: TableOrder }): JSX.Element {
  const { visit, order } = props;
  const { table: words, common } = text();
  const menu = useMemo(() => liveMenu(order.storeId), [order.storeId]);
  useEffect(() => () => menu.stop(), [menu]);
  const known = menu.menu.value;
  const items = useMemo(() => (known ? itemsOf(known) : new Map<string, Item>()), [known]);
  const [tab, choose] = useState<'menu' | 'order'>(order.lines.length === 0 ? 'menu' : 'order');
  useEffect(() => {
    visit.seen.value = { step: tab === 'menu' ? 'menu' : 'cart' };
  }, [visit]);
  const main = useRef<HTMLElement>(null);
  const show = (next: typeof tab): void => {
    choose(next);
    visit.seen.value = next === 'menu' ? { step: 'menu', isBack: true } : { step: 'cart' };
    // What was pressed may be gone with the part that it was on.
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  const count = order.lines.reduce((all, { quantity }) => all + quantity, 0);
  return (
    <>
      <nav class="table-tabs" aria-label={words.parts}>
        <Button look="quiet" pressed={tab === 'menu'} onPress={() => show('menu')}>
          {words.menu}
        </Button>
        <Button look="quiet" pressed={tab === 'order'} onPress={() => show('order')}>
          {words.ourOrder(count)}
        </Button>
      </nav>
      <main class="table-main" ref={main} tabIndex={-1}>
        <StaleBanner seconds={visit.staleSeconds} />
        {visit.isSilent.value && <Banner tone="warn">{common.unreachable}</Banner>}
        {visit.refusal.value !== undefined && <Banner tone="bad">{visit.refusal.value}</Banner>}
        {tab === 'menu' ? (
          <MenuTab visit={visit} order={order} live={menu} />
        ) : (
          <OrderTab visit={visit} order={order} items={items} onMenu={() => show('menu')} />
        )}
      </main>
      <PayBar
        visit={visit}
        order={order}
        isOrderShown={tab === 'order'}
        onShow={() => show('order')}
      />
    </>
  );
}
