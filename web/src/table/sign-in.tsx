import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Api } from '../api/client.ts';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Diner } from './diner.ts';
import { MyOrders } from './my-orders.tsx';

interface SignInProps {
  readonly diner: Diner;
  readonly api: Api;
  readonly storeId: string;
  readonly token: string;
}

/** Who has signed in, or could: what a nameless guest has ordered stays that guest's. */
export function SignIn({ diner, api, storeId, token }: SignInProps): JSX.Element {
  const { table: words, common } = text();
  const isShown = useSignal(false);
  const failure = diner.failure.value;
  const isNow = diner.token() !== undefined;
  const leave = (): void => {
    diner.signOut();
    location.reload();
  };
  return (
    <aside class="table-sign-in" aria-label={words.signIn}>
      {failure !== undefined && <Banner tone="warn">{failure || common.unreachable}</Banner>}
      {isNow ? (
        <>
          <p>{words.signedIn}</p>
          <div>
            <Button
              look="quiet"
              onPress={() => {
                isShown.value = true;
              }}
            >
              {words.myOrders}
            </Button>
            <Button look="quiet" onPress={leave}>
              {words.signOut}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{diner.isSignedIn.value ? words.signInOver : words.whySignIn}</p>
          <Button look="quiet" onPress={() => void diner.signIn(storeId, token)}>
            {words.signIn}
          </Button>
        </>
      )}
      {isShown.value && (
        <MyOrders
          api={api}
          onForgotten={leave}
          onClose={() => {
            isShown.value = false;
          }}
        />
      )}
    </aside>
  );
}
