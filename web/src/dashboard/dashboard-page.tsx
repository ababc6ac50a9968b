import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Answer, answerOf, type Failure } from '../api/answer.ts';
import { type ListPage, loadAll, mapped } from '../api/load-all.ts';
import { text } from '../i18n/language.ts';
import { MerchantGate } from '../merchant/merchant-gate.tsx';
import type { MerchantSession } from '../merchant/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Board } from './board.tsx';
import { deskOf, type Store } from './desk.ts';
import { Skeleton } from './panel-states.tsx';
import { type View, viewOf } from './view.ts';
import { startWords, words } from './words.ts';

export function DashboardPage(): JSX.Element {
  return (
    <MerchantGate page="/dashboard/" title={text().start.screens.dashboard.name}>
      {(session) => <Loading session={session} />}
    </MerchantGate>
  );
}

type Loaded =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure | undefined }
  | { readonly step: 'there'; readonly stores: readonly Store[] };

/** What all parts need first: words, and which stores there are. */
function Loading({ session }: { session: MerchantSession }): JSX.Element {
  const now = useSignal<Loaded>({ step: 'loading' });
  const view = useView();
  const load = async (): Promise<void> => {
    now.value = { step: 'loading' };
    now.value = await loadStores(session);
  };
  useEffect(() => void load(), []);
  const { start, common } = text();
  if (now.value.step === 'there') {
    const { stores } = now.value;
    if (stores.length > 0) return <Board desk={deskOf(session.api, stores, view)} />;
    return (
      <main class="merchant-sign-in">
        <h1>{words().title}</h1>
        <p>{words().noStores}</p>
      </main>
    );
  }
  const { failure } = now.value.step === 'failed' ? now.value : { failure: undefined };
  return (
    <main class="dash dash-main">
      <h1>{start.screens.dashboard.name}</h1>
      {now.value.step === 'loading' ? (
        <Skeleton />
      ) : (
        <Banner tone="warn">
          <span>{failure?.kind === 'refused' ? failure.detail : common.unreachable}</span>
          <Button onPress={() => void load()}>{common.retry}</Button>
        </Banner>
      )}
    </main>
  );
}

async function loadStores({ api }: MerchantSession): Promise<Loaded> {
  const page = async (cursor: string | undefined): Promise<Answer<ListPage<Store>>> => {
    const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
    const answer = await answerOf(api.GET('/v1/stores', { params: { query } }));
    return mapped(answer, ({ stores, next }) => ({ items: stores, next }));
  };
  try {
    const [loaded] = await Promise.all([loadAll(page), startWords()]);
    return loaded.ok
      ? { step: 'there', stores: loaded.items }
      : { step: 'failed', failure: loaded.failure };
  } catch {
    return { step: 'failed', failure: undefined };
  }
}

/** What the address says, as it changes. */
function useView(): Signal<View> {
  const view = useSignal(viewOf(location.hash));
  useEffect(() => {
    const follow = (): void => {
      view.value = viewOf(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return view;
}
