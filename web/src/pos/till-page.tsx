import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Screen } from '../device/screen.ts';
import { keepOffline } from '../live/offline.ts';
import { CasesView } from './cases/cases-view.tsx';
import { DrawerView } from './drawer/drawer-view.tsx';
import { MoreView } from './more/more-view.tsx';
import { OrdersView } from './orders/orders-view.tsx';
import { PayView } from './pay/pay-view.tsx';
import { SellView } from './sell/sell-view.tsx';
import { NavRail } from './shell/nav-rail.tsx';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { whenIdle } from './sign-in/lock-when-idle.ts';
import { openTill, type Till } from './till.ts';
import { partOf } from './view.ts';

export function TillPage({ screen }: { screen: Screen }): JSX.Element {
  const till = useMemo(() => openTill(screen), [screen]);
  useEffect(() => {
    void import('./tell-steps.ts')
      .then((m) => m.tellTillSteps(screen, till))
      .catch(() => undefined);
    keepOffline(() => isAtRest(till));
  }, [till]);
  const isOpen = till.desk.now.value.step === 'open';
  return isOpen ? <OpenTill till={till} /> : <LockScreen desk={till.desk} />;
}

/** Nothing is on its way from one person to another, on the screen or to the kitchen. */
const isAtRest = ({ view, ticket }: Till): boolean =>
  view.peek().name === 'sell' && ticket.ticket.peek().lines.length === 0;

function OpenTill({ till }: { till: Till }): JSX.Element {
  const { desk, view, cases } = till;
  useEffect(
    // Without a PIN nobody could come back in, and nobody is kept out.
    () => (desk.person.value === undefined ? undefined : whenIdle(desk.lock)),
    [desk],
  );
  const now = view.value;
  return (
    <div class="pos">
      <div class="pos-frame">
        <NavRail till={till} openCases={cases.value.value?.cases.length ?? 0} />
        <main class="pos-main" data-part={partOf(now)}>
          {now.name === 'sell' && <SellView till={till} />}
          {now.name === 'pay' && <PayView key={now.orderId} till={till} {...now} />}
          {now.name === 'more' && <MoreView till={till} />}
          {now.name === 'orders' && <OrdersView till={till} orderId={now.orderId} />}
          {now.name === 'cases' && <CasesView till={till} />}
          {now.name === 'drawer' && <DrawerView till={till} />}
        </main>
      </div>
    </div>
  );
}
