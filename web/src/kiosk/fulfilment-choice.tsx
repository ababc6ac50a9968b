import './fulfilment-choice.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import type { KioskFulfilment } from './flow.ts';
import { DineInPicture, TakeoutPicture } from './pictures.tsx';
import type { Session } from './session.ts';
import { TablePad } from './table-pad.tsx';
import { View } from './view.tsx';

/** For here or to go, and for here: where to serve it, which may be left open. */
export function FulfilmentChoice({ session }: { session: Session }): JSX.Element {
  const [isAskingTable, setAskingTable] = useState(false);
  const { kiosk, common } = text();
  const choose = (fulfilment: KioskFulfilment, tableNumber: string): void =>
    session.go({ kind: 'choose', fulfilment, tableNumber });
  if (isAskingTable) {
    return (
      <View key="table" class="kiosk-choice" title={kiosk.tableTitle} hint={kiosk.tableHint}>
        <TablePad onDone={(table) => choose('dine-in', table)} />
        <Button look="quiet" size="large" onPress={() => setAskingTable(false)}>
          {common.back}
        </Button>
      </View>
    );
  }
  return (
    <View key="way" class="kiosk-choice" title={kiosk.whereTitle}>
      <div class="kiosk-ways">
        <button type="button" class="kiosk-way" onClick={() => setAskingTable(true)}>
          <DineInPicture />
          <strong>{kiosk.dineIn}</strong>
          <span>{kiosk.dineInHint}</span>
        </button>
        <button type="button" class="kiosk-way" onClick={() => choose('takeout', '')}>
          <TakeoutPicture />
          <strong>{kiosk.takeout}</strong>
          <span>{kiosk.takeoutHint}</span>
        </button>
      </div>
      <Button look="quiet" size="large" onPress={() => session.go({ kind: 'back' })}>
        {common.back}
      </Button>
    </View>
  );
}
