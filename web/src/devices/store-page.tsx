import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import type { OwnStore } from './own-store.ts';
import { TABS, type TabName, tabOf } from './tab.ts';
import { CodesTab } from './tabs/codes-tab.tsx';
import { ScreensTab } from './tabs/screens-tab.tsx';
import { StaffTab } from './tabs/staff-tab.tsx';
import { TablesTab } from './tabs/tables-tab.tsx';

const CONTENT: Readonly<Record<TabName, (props: { store: OwnStore }) => JSX.Element>> = {
  screens: ScreensTab,
  staff: StaffTab,
  tables: TablesTab,
  codes: CodesTab,
};

export interface StorePageProps {
  readonly store: OwnStore;
  readonly onLeave: () => void;
}

/** One store, a part of it at a time; the address tells which, so that Back works. */
export function StorePage({ store, onLeave }: StorePageProps): JSX.Element {
  const tab = useSignal(tabOf(location.hash));
  useEffect(() => {
    const follow = (): void => {
      tab.value = tabOf(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const { devices } = text();
  const Content = CONTENT[tab.value];
  return (
    <div class="devices">
      <header class="devices-top">
        <div>
          <p class="devices-quiet">{devices.title}</p>
          <h1>{store.name}</h1>
        </div>
        <div class="devices-row">
          <LanguageChoice keep={true} />
          <Button onPress={onLeave}>{devices.otherStore}</Button>
        </div>
        <nav class="devices-tabs" aria-label={devices.parts}>
          {TABS.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === tab.value ? 'page' : undefined}>
              {devices.tabs[name]}
            </a>
          ))}
        </nav>
      </header>
      <main class="devices-main">
        <Content key={tab.value} store={store} />
      </main>
    </div>
  );
}
