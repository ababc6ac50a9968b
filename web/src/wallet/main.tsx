import { startPage } from '../ui/start-page.tsx';
import { WalletPage } from './wallet-page.tsx';
import { openWallet } from './wallet-state.ts';

const wallet = openWallet();

/** `#scan=<text>`: another screen's code, opened on the phone itself instead of scanned. */
function scanFromAddress(): void {
  const text = new URLSearchParams(location.hash.slice(1)).get('scan');
  if (text === null || text === '') return;
  // Going back must not pay twice.
  history.replaceState(null, '', location.pathname);
  wallet.tab.value = 'scan';
  void wallet.scan(text);
}

scanFromAddress();
addEventListener('hashchange', scanFromAddress);
void startPage(() => <WalletPage wallet={wallet} />);
