import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { SoundSwitch } from '../ui/sound-switch.tsx';
import { timeOf } from './ticket-head.tsx';
import type { View } from './view.ts';

/** Which kitchen this is, how much there is to do, and everything that is not a ticket. */
export function TopBar({ view }: { view: View }): JSX.Element {
  const words = text().kitchen;
  const { kitchen } = view;
  const { toMake, done } = kitchen.sorted.value;
  const [last] = done;
  const stations = kitchen.settings.value?.stations ?? [];
  return (
    <header class="kds-bar">
      <h1 class="kds-title">
        <Icon name="stove" />
        {stationNameOf(view)}
      </h1>
      {stations.length > 1 && (
        <Button
          onPress={() => {
            view.asked.value = 'station';
          }}
        >
          {words.station}
        </Button>
      )}
      <p class="kds-count ui-number">{words.open(toMake.length)}</p>
      <Pager view={view} />
      <p class="kds-time ui-number">{timeOf(kitchen.now.value)}</p>
      <div class="kds-tools">
        {last !== undefined && (
          <Button onPress={() => view.recallLast()}>
            <Icon name="undo" />
            <span class="ui-heard">{words.recall}</span>
            <span class="ui-number">{last.pickupNumber}</span>
            <KeyHint view={view} of="R" />
          </Button>
        )}
        <Button pressed={view.panel.value === 'done'} onPress={() => view.toggle('done')}>
          <Icon name="check" />
          {words.doneShort(done.length)}
          <KeyHint view={view} of="D" />
        </Button>
        <Button pressed={view.panel.value === 'all-day'} onPress={() => view.toggle('all-day')}>
          <Icon name="list" />
          {words.allDayShort}
          <KeyHint view={view} of="A" />
        </Button>
        <SoundSwitch />
        <Button
          label={words.keysTitle}
          onPress={() => {
            view.asked.value = 'keys';
          }}
        >
          <Icon name="keys" />
        </Button>
        <LanguageChoice keep />
      </div>
    </header>
  );
}

function stationNameOf({ kitchen }: View): string {
  const stationId = kitchen.stationId.value;
  const stations = kitchen.settings.value?.stations ?? [];
  if (stationId === undefined)
    return stations.length > 1 ? text().kitchen.pass : text().kitchen.title;
  return stations.find((s) => s.stationId === stationId)?.name ?? stationId;
}

function KeyHint({ view, of }: { view: View; of: string }): JSX.Element | null {
  if (!view.areKeysOn.value) return null;
  return (
    <span class="kds-key" aria-hidden="true">
      {of}
    </span>
  );
}

/** Tickets that do not fit are counted where everybody looks. */
function Pager({ view }: { view: View }): JSX.Element | null {
  const { page, pages, hidden } = view;
  const words = text().kitchen;
  if (pages.value < 2) return null;
  const turn = (step: number) => () => {
    page.value = (page.value + step + pages.value) % pages.value;
  };
  return (
    <Group label={words.page(page.value + 1, pages.value)} class="kds-pager">
      <Button label={words.previousPage} onPress={turn(-1)}>
        ◀
      </Button>
      <span class="ui-number">
        {page.value + 1}/{pages.value}
      </span>
      <Button label={words.nextPage} onPress={turn(1)}>
        ▶
      </Button>
      <strong class="kds-hidden ui-number">
        <Icon name="hidden" />
        {words.more(hidden.value)}
      </strong>
    </Group>
  );
}
