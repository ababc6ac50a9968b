import './wallet.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { BillsTab } from './bills-tab.tsx';
import { CodeTab } from './code-tab.tsx';
import { DeveloperDrawer } from './developer-drawer.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { ScanTab } from './scan-tab.tsx';
import type { Tab, Wallet } from './wallet-state.ts';

const TABS: readonly Tab[] = ['code', 'scan', 'bills'];

export function WalletPage({ wallet }: { wallet: Wallet }): JSX.Element {
  const { wallet: words } = text();
  const [isChoosing, choose] = useState(false);
  const tab = wallet.tab.value;
  const title = words.tabs[tab];
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title, words.name]);
  return (
    <div class="wallet">
      <header>
        <p class="wallet-ribbon">{words.ribbon}</p>
        <div class="wallet-top">
          <h1>{words.name}</h1>
          <LanguageChoice keep />
        </div>
      </header>
      <main class="wallet-main">
        <h2 class="ui-heard">{title}</h2>
        {!wallet.isReachable.value && <Banner tone="bad">{words.unreachable}</Banner>}
        {tab === 'code' && <CodeTab wallet={wallet} onChoose={() => choose(true)} />}
        {tab === 'scan' && <ScanTab wallet={wallet} />}
        {tab === 'bills' && <BillsTab wallet={wallet} />}
      </main>
      <nav class="wallet-tabs" aria-label={words.parts}>
        {TABS.map((name) => (
          <Button
            key={name}
            look="quiet"
            pressed={name === tab}
            onPress={() => {
              wallet.tab.value = name;
            }}
          >
            <TabIcon name={name} />
            {words.tabs[name]}
          </Button>
        ))}
      </nav>
      <PaySheet wallet={wallet} />
      {isChoosing && <DeveloperDrawer wallet={wallet} onClose={() => choose(false)} />}
    </div>
  );
}

const ICONS: Readonly<Record<Tab, string>> = {
  code: 'M3 5v14M6 5v14M10 5v14M12 5v14M15 5v14M18 5v14M21 5v14',
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M4 12h16',
  bills: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
};

function TabIcon({ name }: { name: Tab }): JSX.Element {
  return (
    <svg class="wallet-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
