import './kitchen.css';
import { PairGate } from '../device/pair-gate.tsx';
import { text } from '../i18n/language.ts';
import { soundOnFirstTouch } from '../live/chime.ts';
import { keepOffline } from '../live/offline.ts';
import { stayAwake } from '../live/stay-awake.ts';
import { startPage } from '../ui/start-page.tsx';
import { KitchenScreen } from './kitchen-screen.tsx';

stayAwake();
// Never by itself: a page that was loaded anew is silent until somebody touches it.
keepOffline(() => false);
soundOnFirstTouch();
void startPage(() => (
  <PairGate kind="kitchen" name={text().start.screens.kitchen.name}>
    {(screen) => <KitchenScreen screen={screen} />}
  </PairGate>
));
