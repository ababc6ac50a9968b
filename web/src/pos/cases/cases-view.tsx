import '../orders/orders.css';
import './cases.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import { dayTime } from '../day-time.ts';
import type { Till } from '../till.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { type Remedy, remediesOf } from './case-remedies.ts';
import { GiveBackDialog } from './give-back-dialog.tsx';
import type { OpenCase } from './open-case.ts';
import { OrderOfCase } from './order-of-case.tsx';
import type { RemedyProps } from './remedy-props.ts';
import { ResolveDialog } from './resolve-dialog.tsx';

interface Chosen {
  readonly about: OpenCase;
  readonly remedy: Remedy;
}

/** What waits for a person, in plain words, each with what helps. */
export function CasesView({ till }: { till: Till }): JSX.Element {
  const { cases } = till;
  const chosen = useSignal<Chosen | undefined>(undefined);
  const told = useSignal<string | undefined>(undefined);
  const { common, pos } = text();
  const words = pos.cases;
  const list = cases.value.value?.cases;
  const refusal = cases.refusal.value;
  const choose = (about: OpenCase, remedy: Remedy): void => {
    told.value = undefined;
    if (remedy === 'open-order' && about.orderId !== undefined) {
      till.view.value = { name: 'orders', orderId: about.orderId };
    } else chosen.value = { about, remedy };
  };
  const close = (): void => {
    chosen.value = undefined;
  };
  const done = (what: string): void => {
    told.value = what;
    chosen.value = undefined;
    cases.now();
  };
  return (
    <div class="pos-page">
      <h1>{words.title}</h1>
      <StaleBanner seconds={cases.staleSeconds} />
      {refusal && <Banner tone="bad">{refusal.detail}</Banner>}
      {told.value !== undefined && <Banner tone="good">{told.value}</Banner>}
      {list === undefined && !refusal && <Spinner label={common.loading} />}
      {list?.length === 0 && <p class="ui-empty">{words.none}</p>}
      <ul class="pos-cases">
        {list?.map((about) => (
          <CaseCard
            key={about.caseId}
            {...{ till, about }}
            onChoose={(remedy) => choose(about, remedy)}
          />
        ))}
      </ul>
      {chosen.value && <RemedyDialog till={till} {...chosen.value} onClose={close} onDone={done} />}
    </div>
  );
}

interface CaseCardProps {
  readonly till: Till;
  readonly about: OpenCase;
  readonly onChoose: (remedy: Remedy) => void;
}

function CaseCard({ till, about, onChoose }: CaseCardProps): JSX.Element {
  const words = text().pos.cases;
  const { kind, amount, currency, says, detail, openedAt } = about;
  const told = words.kinds[kind];
  return (
    <li class="ui-card pos-case">
      <header>
        <h2>{told?.title ?? says}</h2>
        {about.orderId !== undefined && <OrderOfCase till={till} orderId={about.orderId} />}
        {amount !== undefined && currency !== undefined && (
          <strong class="ui-number">{money(amount, currency)}</strong>
        )}
      </header>
      {told && <p>{told.what}</p>}
      <details>
        <summary>
          {dayTime(openedAt)} · {words.numbers}
        </summary>
        <p class="pos-quiet" lang="en">
          {detail}
        </p>
      </details>
      <div class="pos-actions">
        {remediesOf(about).map((remedy, n) => (
          <Button
            key={remedy}
            look={n === 0 ? 'primary' : 'plain'}
            onPress={() => onChoose(remedy)}
          >
            {words.remedies[remedy]}
          </Button>
        ))}
      </div>
    </li>
  );
}

function RemedyDialog({ remedy, ...props }: RemedyProps & { remedy: Remedy }): JSX.Element | null {
  switch (remedy) {
    case 'assign':
      return <AssignDialog {...props} />;
    case 'refund':
      return <GiveBackDialog {...props} />;
    case 'acknowledge':
      return <AcknowledgeDialog {...props} />;
    case 'resolve':
      return <ResolveDialog {...props} />;
    case 'open-order':
      return null;
  }
}
