import { startPage } from '../ui/start-page.tsx';

void startPage(() => (
  <main>
    <h1>Kuaican</h1>
  </main>
));
