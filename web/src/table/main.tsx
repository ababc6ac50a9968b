import './table.css';
import { apiClient } from '../api/client.ts';
import { text } from '../i18n/language.ts';
import { keepOffline } from '../live/offline.ts';
import { Banner } from '../ui/banner.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { startPage } from '../ui/start-page.tsx';
import { simulatedWallet } from './alipay-link.ts';
import { openDiner } from './diner.ts';
import { pathOf, tableAddress } from './table-address.ts';
import { TablePage } from './table-page.tsx';
import { tableShelf } from './table-shelf.ts';
import { TableVisit } from './table-visit.ts';

const { token: scanned, back } = tableAddress(location);
const diner = openDiner();
const token = scanned ?? (back && diner.tableBefore());
const isComingBack = token !== undefined && back !== undefined;

if (
  token !== undefined &&
  `${location.pathname}${location.search}${location.hash}` !== pathOf(token)
) {
  history.replaceState(null, '', pathOf(token));
}
// What a guest has begun is on the phone until it is sent.
keepOffline(() => false);
// Another code in the same tab is another table.
addEventListener('hashchange', () => location.reload());

if (isComingBack) await diner.comeBack(back);

if (token === undefined) {
  void startPage(() => (
    <main class="table-alone">
      <h1>{text().table.noCode}</h1>
      <Banner>{text().table.scanAgain}</Banner>
      <LanguageChoice keep />
    </main>
  ));
} else {
  // Asked before anybody pays, so that the button is there with the code.
  void simulatedWallet();
  const api = apiClient({ token: async () => diner.token() });
  const isSignedIn = (): boolean => diner.token() !== undefined;
  const visit = new TableVisit({ api, token, shelf: tableShelf, isSignedIn });
  void import('./tell-steps.ts').then((m) => m.tellTableSteps(visit, token)).catch(() => undefined);
  void startPage(() => <TablePage visit={visit} api={api} diner={diner} token={token} />);
}
