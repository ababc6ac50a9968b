import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { answerOf, type Failure } from '../api/answer.ts';
import { text } from '../i18n/language.ts';
import type { MerchantSession } from '../merchant/session.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { FailureNote } from './failure-note.tsx';
import type { OwnStore } from './own-store.ts';
import { forgetStore, keepStore, rememberedStore } from './remembered-store.ts';
import { StorePage } from './store-page.tsx';

/** Which store: the one of last time, or the one whose name the merchant types. */
export function StoreGate({ session }: { session: MerchantSession }): JSX.Element {
  const typed = useSignal(rememberedStore() ?? '');
  const isLooking = useSignal(typed.value !== '');
  const failure = useSignal<Failure | undefined>(undefined);
  const store = useSignal<OwnStore | undefined>(undefined);
  const look = async (): Promise<void> => {
    const storeId = typed.value.trim();
    if (storeId === '') return;
    isLooking.value = true;
    failure.value = undefined;
    const path = { storeId };
    const found = await answerOf(
      session.api.GET('/v1/stores/{storeId}/settings', { params: { path } }),
    );
    isLooking.value = false;
    if (!found.ok) {
      failure.value = found.failure;
      return;
    }
    keepStore(storeId);
    store.value = { api: session.api, storeId, name: found.data.name };
  };
  useEffect(() => void look(), []);
  const { devices, common } = text();
  if (store.value !== undefined) {
    const leave = (): void => {
      forgetStore();
      store.value = undefined;
    };
    return <StorePage key={store.value.storeId} store={store.value} onLeave={leave} />;
  }
  return (
    <main class="merchant-sign-in">
      <h1>{devices.whichStore}</h1>
      {isLooking.value ? (
        <Spinner label={common.loading} />
      ) : (
        <Form
          class="devices-form"
          onSubmit={() => {
            void look();
          }}
        >
          <Field label={devices.storeId} typed={typed} maxLength={64} />
          <FailureNote failure={failure.value} />
          <Button look="primary" type="submit">
            {devices.openStore}
          </Button>
        </Form>
      )}
    </main>
  );
}
