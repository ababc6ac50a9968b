import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Undone } from './kitchen.ts';
import { timeOf } from './ticket-head.tsx';
import type { View } from './view.ts';

/** Everything that makes the tickets below less than the whole truth. */
export function Banners({ view }: { view: View }): JSX.Element {
  const { live, queue, undone } = view.kitchen;
  const words = text().kitchen;
  const stale = live.staleSeconds.value;
  const keptSince = live.list.value?.keptSince;
  const waiting = queue.pending.value.filter((action) => action.isDelayed).length;
  const { refusal } = live;
  return (
    <div class="kds-banners">
      {(stale > 0 || keptSince !== undefined) && (
        <Banner tone="bad">
          <Icon name="offline" />
          <strong aria-live="off">
            {keptSince === undefined ? words.stale(stale) : words.keptSince(timeOf(keptSince))}
          </strong>
          {waiting > 0 && <span>{words.waiting(waiting)}</span>}
        </Banner>
      )}
      {stale === 0 && keptSince === undefined && waiting > 0 && (
        <Banner tone="warn">
          <Icon name="offline" />
          {words.waiting(waiting)}
        </Banner>
      )}
      {refusal.value !== undefined && (
        <Banner tone="bad">
          {refusal.value.code === 'unknown-station' ? words.unknownStation : refusal.value.detail}
          {refusal.value.code === 'unknown-station' && (
            <Button
              onPress={() => {
                view.asked.value = 'station';
              }}
            >
              {words.station}
            </Button>
          )}
        </Banner>
      )}
      {undone.value.map((one) => (
        <Banner key={one.action.actionId} tone="warn">
          <Icon name="alert" />
          <strong>{words.undone(one.action.pickupNumber, whyOf(one))}</strong>
          <Button
            onPress={() => {
              undone.value = undone.value.filter((other) => other !== one);
            }}
          >
            {words.understood}
          </Button>
        </Banner>
      ))}
    </div>
  );
}

const whyOf = ({ why }: Undone): string =>
  why === 'look-again' ? text().kitchen.lookAgain : why.detail;
