import type { JSX } from 'preact';
import type { Screen } from '../device/screen.ts';
import { text } from '../i18n/language.ts';
import { useOpened } from '../live/use-opened.ts';
import { Icon } from '../ui/icon.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { WarmFonts } from '../ui/warm-fonts.tsx';
import { AllDayPanel } from './all-day-panel.tsx';
import { Banners } from './banners.tsx';
import { Dialogs } from './dialogs.tsx';
import { DonePanel } from './done-panel.tsx';
import { openKitchen } from './kitchen.ts';
import { TicketGrid } from './ticket-grid.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { openView, type View } from './view.ts';

export function KitchenScreen({ screen }: { screen: Screen }): JSX.Element {
  const view = useOpened(async () => openView(await openKitchen(screen)), screen);
  return view === undefined ? <Loading /> : <Kitchen view={view} />;
}

function Kitchen({ view }: { view: View }): JSX.Element {
  useKeys(view);
  const { live, sorted } = view.kitchen;
  const isOld = live.staleSeconds.value > 0 || live.list.value?.keptSince !== undefined;
  return (
    <div class="kds">
      <TopBar view={view} />
      <Banners view={view} />
      <div class="kds-body">
        <main class="kds-main" data-old={isOld}>
          {live.list.value === undefined && <Loading />}
          {live.list.value !== undefined && sorted.value.toMake.length === 0 && <Empty />}
          <TicketGrid view={view} />
        </main>
        {view.panel.value === 'done' && <DonePanel view={view} />}
        {view.panel.value === 'all-day' && <AllDayPanel view={view} />}
      </div>
      <Dialogs view={view} />
      <p class="ui-heard" role="status">
        {view.said}
      </p>
      <WarmFonts words={wordsOffline()} />
    </div>
  );
}

const wordsOffline = (): string[] => {
  const { stale, keptSince, waiting, unsent, undone, lookAgain, understood } = text().kitchen;
  return [
    stale(0),
    keptSince(''),
    waiting(1),
    waiting(2),
    unsent,
    undone('', lookAgain),
    understood,
  ];
};

function Loading(): JSX.Element {
  return (
    <div class="ui-empty">
      <Spinner label={text().kitchen.waitingForFirst} />
      <p>{text().kitchen.waitingForFirst}</p>
    </div>
  );
}

function Empty(): JSX.Element {
  const { empty, emptyHint } = text().kitchen;
  return (
    <div class="ui-empty kds-empty">
      <Icon name="check" />
      <p class="kds-empty-title">{empty}</p>
      <p>{emptyHint}</p>
    </div>
  );
}
