import type { JSX } from 'preact';
import { channelMix } from './charts/channel-mix.ts';
import type { Chart } from './charts/chart.ts';
import { cohorts, rfm } from './charts/customers.ts';
import { itemPareto } from './charts/item-pareto.ts';
import { kitchenLeadTime, queueDepth } from './charts/kitchen.ts';
import { menuMatrix } from './charts/menu-matrix.ts';
import { paymentSuccess, timeToPay, unknownAndCancel } from './charts/payments.ts';
import { salesByDay } from './charts/sales-by-day.ts';
import { salesByHour } from './charts/sales-by-hour.ts';
import { salesByStore } from './charts/sales-by-store.ts';
import { categoryIndex, paymentModes } from './charts/trends.ts';
import { lengthOf } from './days.ts';
import type { Desk, Scope } from './desk.ts';
import { HeadlineNumbers } from './headline-numbers.tsx';
import { Panel } from './panel.tsx';
import type { Part } from './view.ts';
import { type Words, words } from './words.ts';

interface PanelOf {
  readonly name: keyof Words['panels'];
  readonly question: string;
  readonly chart: Chart;
  readonly isWide?: boolean | ((scope: Scope, desk: Desk) => boolean);
  /** Left out where it would say nothing. */
  readonly isThere?: (scope: Scope, desk: Desk) => boolean;
}

const isOneStore = ({ storeIds }: Scope, { stores }: Desk): boolean =>
  (storeIds?.length ?? stores.length) === 1;

/** What each part shows, in its order. */
const PANELS: Readonly<Partial<Record<Part, readonly PanelOf[]>>> = {
  overview: [
    {
      ...{ name: 'salesByDay', question: 'sales-by-day', chart: salesByDay, isWide: true },
      isThere: ({ days }) => lengthOf(days) > 1,
    },
    { name: 'salesByHour', question: 'sales-by-hour', chart: salesByHour, isWide: true },
    {
      ...{ name: 'salesByStore', question: 'sales-by-day', chart: salesByStore },
      isThere: (scope, desk) => !isOneStore(scope, desk),
    },
    {
      ...{ name: 'channelMix', question: 'channel-mix', chart: channelMix },
      isWide: isOneStore,
    },
  ],
  menu: [
    { name: 'menuMatrix', question: 'menu-matrix', chart: menuMatrix, isWide: true },
    { name: 'itemPareto', question: 'item-pareto', chart: itemPareto, isWide: true },
    { name: 'categoryIndex', question: 'category-index', chart: categoryIndex, isWide: true },
  ],
  payments: [
    { name: 'timeToPay', question: 'time-to-pay', chart: timeToPay },
    { name: 'paymentSuccess', question: 'payment-success', chart: paymentSuccess },
    {
      ...{ name: 'unknownAndCancel', question: 'unknown-and-cancel', chart: unknownAndCancel },
      isWide: true,
    },
    { name: 'paymentModes', question: 'payment-mode-share', chart: paymentModes, isWide: true },
  ],
  kitchen: [
    {
      ...{ name: 'kitchenLeadTime', question: 'kitchen-lead-time', chart: kitchenLeadTime },
      isWide: true,
    },
    { name: 'queueDepth', question: 'queue-depth', chart: queueDepth, isWide: true },
  ],
  customers: [
    { name: 'cohorts', question: 'cohorts', chart: cohorts, isWide: true },
    { name: 'rfm', question: 'rfm', chart: rfm, isWide: true },
  ],
};

export interface PanelsOfProps {
  readonly part: Part;
  readonly desk: Desk;
  readonly scope: Scope;
}

export function PanelsOf({ part, desk, scope }: PanelsOfProps): JSX.Element {
  const { panels } = words();
  const there = PANELS[part]?.filter(({ isThere }) => isThere?.(scope, desk) ?? true) ?? [];
  return (
    <>
      {part === 'overview' && <HeadlineNumbers desk={desk} scope={scope} />}
      <div class="dash-panels">
        {there.map(({ name, question, chart, isWide }) => (
          <Panel
            key={name}
            title={panels[name]}
            {...{ desk, scope, question, chart }}
            isWide={typeof isWide === 'function' ? isWide(scope, desk) : (isWide ?? false)}
          />
        ))}
      </div>
    </>
  );
}
