import './pos.css';
import { PairGate } from '../device/pair-gate.tsx';
import { text } from '../i18n/language.ts';
import { startPage } from '../ui/start-page.tsx';
import { TillPage } from './till-page.tsx';

void startPage(() => (
  <PairGate kind="cashier" name={text().pos.title}>
    {(screen) => <TillPage screen={screen} />}
  </PairGate>
));
