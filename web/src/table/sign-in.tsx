import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Diner } from './diner.ts';

interface SignInProps {
  readonly diner: Diner;
  readonly storeId: string;
  readonly token: string;
}

/** Offered before the first dish alone: what a nameless guest has ordered stays that guest's. */
export function SignIn({ diner, storeId, token }: SignInProps): JSX.Element {
  const { table: words, common } = text();
  const failure = diner.failure.value;
  return (
    <aside class="table-sign-in" aria-label={words.signIn}>
      {failure !== undefined && <Banner tone="warn">{failure || common.unreachable}</Banner>}
      {diner.isSignedIn.value ? (
        <>
          <p>{words.signedIn}</p>
          <Button
            look="quiet"
            onPress={() => {
              diner.signOut();
              location.reload();
            }}
          >
            {words.signOut}
          </Button>
        </>
      ) : (
        <>
          <p>{words.whySignIn}</p>
          <Button look="quiet" onPress={() => void diner.signIn(storeId, token)}>
            {words.signIn}
          </Button>
        </>
      )}
    </aside>
  );
}
