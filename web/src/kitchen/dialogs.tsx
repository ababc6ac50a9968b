import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { KeyMap } from './key-map.tsx';
import type { SeenTicket } from './seen-ticket.ts';
import type { View } from './view.ts';

/** What a screen asks, one thing at a time. */
export function Dialogs({ view }: { view: View }): JSX.Element | null {
  const { asked, kitchen } = view;
  const isStationOpen = !kitchen.isStationChosen.value && kitchen.settings.value !== undefined;
  if (asked.value === 'station' || isStationOpen) return <StationDialog view={view} />;
  if (asked.value === 'keys') return <KeyMap view={view} />;
  if (asked.value === undefined) return null;
  return <CourierDialog view={view} ticket={asked.value.handOver} />;
}

function StationDialog({ view }: { view: View }): JSX.Element {
  const words = text().kitchen;
  const { kitchen, asked } = view;
  const choose = (stationId: string | undefined) => () => {
    kitchen.chooseStation(stationId);
    [view.page.value, asked.value] = [0, undefined];
  };
  const isNow = (stationId: string | undefined): boolean =>
    kitchen.isStationChosen.value && kitchen.stationId.value === stationId;
  const close = () => {
    asked.value = undefined;
  };
  return (
    <Dialog title={words.chooseStation} {...(kitchen.isStationChosen.value && { onClose: close })}>
      <div class="kds-choices">
        <Button size="large" pressed={isNow(undefined)} onPress={choose(undefined)}>
          {words.pass}
        </Button>
        {kitchen.settings.value?.stations.map(({ stationId, name }) => (
          <Button
            key={stationId}
            size="large"
            pressed={isNow(stationId)}
            onPress={choose(stationId)}
          >
            {name}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

function CourierDialog({ view, ticket }: { view: View; ticket: SeenTicket }): JSX.Element {
  const words = text().kitchen;
  const [courier, setCourier] = useState('');
  const close = (): void => {
    view.asked.value = undefined;
  };
  return (
    <Dialog title={words.handOverTitle(ticket.pickupNumber)} onClose={close}>
      <Form
        class="kds-choices"
        onSubmit={() => {
          const name = courier.trim();
          view.press('hand-over', ticket, name === '' ? {} : { courier: name });
          close();
        }}
      >
        <Field label={words.courier} value={courier} maxLength={40} onInput={setCourier} />
        <Button type="submit" look="primary" size="large">
          {words.handOver}
        </Button>
      </Form>
    </Dialog>
  );
}
