import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { ifNoneMatch, lookAt } from '../live/look.ts';
import { poll } from '../live/poll.ts';
import { Spinner } from '../ui/spinner.tsx';
import { SidePanel } from './side-panel.tsx';
import type { View } from './view.ts';

/** How many of each dish are still to be made: what goes on the stove at once. */
export function AllDayPanel({ view }: { view: View }): JSX.Element {
  const words = text().kitchen;
  const { kitchen } = view;
  const station = kitchen.stationId.value;
  const counted = useMemo(() => countsOf(view, station), [station]);
  useEffect(() => () => counted.stop(), [counted]);
  // What was pressed here is no longer to be made.
  const answered = useComputed(() => kitchen.queue.answers.value);
  useEffect(() => counted.now(), [counted, answered.value]);
  const counts = counted.value.value;
  const { dishOf, optionOf } = view.names.value;
  return (
    <SidePanel title={words.allDayTitle} onClose={() => view.toggle('all-day')}>
      {counts === undefined && <Spinner label={text().common.loading} />}
      {counts?.items.length === 0 && <p class="ui-empty">{words.allDayEmpty}</p>}
      <ul class="kds-rows">
        {counts?.items.map((item) => (
          <li
            key={JSON.stringify([item.itemId ?? item.name, item.options])}
            class="kds-row kds-dish-count"
          >
            <strong class="ui-number">{item.quantity}×</strong>
            <span>
              {dishOf(item)}
              {item.options.length > 0 && (
                <span class="kds-option">
                  {item.options.map((option) => optionOf(item, option)).join(' · ')}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {counts?.complete === false && <p>{words.allDayPartly}</p>}
    </SidePanel>
  );
}

function countsOf({ kitchen }: View, station: string | undefined) {
  const { api, storeId } = kitchen.screen;
  const query = station === undefined ? {} : { station };
  return poll({
    idleMs: 3_000,
    look: (etag, aborted) =>
      lookAt(
        api.GET('/v1/stores/{storeId}/all-day', {
          params: { path: { storeId }, query },
          signal: aborted,
          ...ifNoneMatch(etag),
        }),
      ),
  });
}
