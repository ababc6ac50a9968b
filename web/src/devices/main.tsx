import { startPage } from '../ui/start-page.tsx';

void startPage(() => <main>devices</main>);
