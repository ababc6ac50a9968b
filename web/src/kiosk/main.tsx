import { PairGate } from '../device/pair-gate.tsx';
import { text } from '../i18n/language.ts';
import { startPage } from '../ui/start-page.tsx';
import { Kiosk } from './kiosk.tsx';

void startPage(() => (
  <PairGate kind="kiosk" name={text().start.screens.kiosk.name}>
    {(screen) => <Kiosk screen={screen} />}
  </PairGate>
));
