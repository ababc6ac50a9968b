import { PairGate } from '../device/pair-gate.tsx';
import { startPage } from '../ui/start-page.tsx';
import { Kiosk } from './kiosk.tsx';

void startPage(() => (
  <PairGate kind="kiosk" name="Kiosk">
    {(screen) => <Kiosk screen={screen} />}
  </PairGate>
));
