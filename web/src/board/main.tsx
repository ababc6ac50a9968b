import './board.css';
import { PairGate } from '../device/pair-gate.tsx';
import { text } from '../i18n/language.ts';
import { soundOnFirstTouch } from '../live/chime.ts';
import { keepOffline } from '../live/offline.ts';
import { stayAwake } from '../live/stay-awake.ts';
import { startPage } from '../ui/start-page.tsx';
import { BoardScreen } from './board-screen.tsx';

stayAwake();
// Never by itself: a page that was loaded anew is silent until somebody touches it.
keepOffline(() => false);
soundOnFirstTouch();
void startPage(() => (
  <PairGate kind="board" name={text().start.screens.board.name}>
    {(screen) => <BoardScreen screen={screen} />}
  </PairGate>
));
