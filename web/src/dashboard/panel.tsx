import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Asked } from './ask.ts';
import { ChartView } from './chart-view.tsx';
import type { Chart, Look, Pick } from './charts/chart.ts';
import { DataTable } from './data-table.tsx';
import { daysSaid } from './days-said.ts';
import { type Desk, type Scope, storeNamer } from './desk.ts';
import { downloadCsv } from './download.ts';
import { momentText } from './format.ts';
import { inCurrency, type Row } from './found.ts';
import { Empty, Skeleton, TroubleNote } from './panel-states.tsx';
import { type AnswerNow, useAnswer } from './use-answer.ts';
import { words } from './words.ts';

export interface PanelProps {
  readonly desk: Desk;
  readonly scope: Scope;
  readonly title: string;
  /** Of the table, where the title does not say enough. */
  readonly caption?: string;
  readonly question: string;
  readonly parameters?: Asked['parameters'];
  /** Undefined: a table alone. */
  readonly chart?: Chart;
  /** As wide as the page. */
  readonly isWide?: boolean;
}

/** A question with its answer, which comes or fails alone: the others stay. */
export function Panel(props: PanelProps): JSX.Element {
  const { desk, scope, title, question, parameters, isWide = false } = props;
  const { caption = title } = props;
  const { days, storeIds, currency } = scope;
  const asked = { question, ...days, storeIds, ...(parameters && { parameters }) };
  const { now, again } = useAnswer(desk, asked);
  const isTable = useSignal(props.chart === undefined);
  const isDrawn = useSignal(true);
  const marked = useSignal<Row | undefined>(undefined);
  const titleId = useId();
  const { found, to = asked, isLoading, trouble } = now.value;
  // A chart of a part of the rows would show sums that are none.
  const chart = found?.truncated ? undefined : props.chart;
  const rows = found ? inCurrency(found.rows, currency) : [];
  const look: Look = {
    words: words(),
    ...{ currency, storeName: storeNamer(desk.stores), today: scope.today },
    days: { from: to.from, to: to.to },
  };
  const onPick = (pick: Pick): void => {
    if (pick.kind === 'day') desk.go({ range: { from: pick.day, to: pick.day } });
    if (pick.kind === 'store') desk.go({ stores: [pick.storeId] });
    if (pick.kind !== 'row') return;
    marked.value = pick.row;
    isTable.value = true;
  };
  const body = (): JSX.Element | null => {
    if (found === undefined) return trouble ? null : <Skeleton />;
    if (rows.length === 0) return <Empty />;
    if (isTable.value || chart === undefined) {
      return (
        <DataTable caption={caption} marked={marked.value} {...{ found, rows, look, onPick }} />
      );
    }
    const describedBy = `${titleId}-says`;
    const onFailure = (): void => {
      isDrawn.value = false;
      isTable.value = true;
    };
    return <ChartView {...{ chart, rows, look, describedBy, title, onPick, onFailure }} />;
  };
  return (
    <section
      class="ui-card dash-panel"
      data-wide={isWide}
      aria-labelledby={titleId}
      aria-busy={isLoading}
    >
      <header class="dash-panel-top">
        <h2 id={titleId}>{title}</h2>
        {found !== undefined && rows.length > 0 && (
          <PanelActions
            {...{ desk, title, now: now.value, isTable }}
            hasChart={chart !== undefined && isDrawn.value}
          />
        )}
      </header>
      {chart !== undefined && (
        <p id={`${titleId}-says`} class="dash-says">
          {rows.length > 0 && chart.says(rows, look)}
        </p>
      )}
      {!isDrawn.value && <Banner tone="warn">{look.words.panel.noChart}</Banner>}
      {trouble !== undefined && <TroubleNote trouble={trouble} again={again} />}
      <div
        class="dash-body"
        data-stale={found !== undefined && isLoading}
        data-table={isTable.value}
      >
        {body()}
      </div>
      <PanelFoot now={now.value} />
    </section>
  );
}

interface PanelActionsProps {
  readonly desk: Desk;
  readonly title: string;
  readonly now: AnswerNow;
  readonly isTable: { value: boolean };
  readonly hasChart: boolean;
}

function PanelActions({ desk, title, now, isTable, hasChart }: PanelActionsProps): JSX.Element {
  const { panel } = words();
  const hasFailed = useSignal(false);
  const save = async (): Promise<void> => {
    const { found, to } = now;
    if (!found || !to) return;
    const file = { answerId: found.answerId, name: found.name, days: `${to.from}-${to.to}` };
    hasFailed.value = !(await downloadCsv(desk.api, file));
  };
  const view = isTable.value ? panel.asChart : panel.asTable;
  const turn = (): void => {
    isTable.value = !isTable.value;
  };
  return (
    <div class="dash-actions dash-no-print">
      {hasChart && (
        <Button look="quiet" label={panel.of(view, title)} onPress={turn}>
          {view}
        </Button>
      )}
      <Button look="quiet" label={panel.of(panel.download, title)} onPress={() => void save()}>
        {panel.download}
      </Button>
      {hasFailed.value && <p role="alert">{panel.downloadFailed}</p>}
    </div>
  );
}

function PanelFoot({ now }: { now: AnswerNow }): JSX.Element {
  const { panel } = words();
  const notes: ComponentChildren[] = [];
  if (now.found !== undefined) {
    notes.push(now.isLoading ? panel.stale : panel.asOf(momentText(now.found.asOf)));
    if (now.trouble !== undefined && now.to) notes.push(panel.old(daysSaid(now.to)));
    if (now.found.truncated) notes.push(panel.truncated);
  }
  return <p class="dash-quiet dash-foot">{notes.join(' ')}</p>;
}
