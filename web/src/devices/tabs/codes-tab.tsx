import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ShopQrResponse } from '../../../../api/shop-qr.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { AddOne } from '../add-one.tsx';
import { CodeCard } from '../code-card.tsx';
import { Confirm } from '../confirm.tsx';
import { ListView } from '../list-view.tsx';
import { mapped } from '../load-all.ts';
import type { OwnStore } from '../own-store.ts';
import { useList } from '../use-list.ts';

type Action = 'stop' | 'restart' | 'delete';
type Asked = { readonly action: Action; readonly terminalId: string };

/** Static codes: a guest types the amount, and the till finds the order that it is for. */
export function CodesTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const asked = useSignal<Asked | undefined>(undefined);
  const params = { path: { storeId } };
  const list = useList(async () => {
    const answer = await answerOf(api.GET('/v1/stores/{storeId}/shop-qr-codes', { params }));
    return mapped(answer, ({ codes }) => ({ items: codes }));
  });
  const { devices: words } = text();
  const add = (terminalId: string) =>
    answerOf(api.POST('/v1/stores/{storeId}/shop-qr-codes', { params, body: { terminalId } }));
  const questionOf = ({ action, terminalId }: Asked) => ({
    ...words.codeActions[action],
    title: words.codeActions[action].title(terminalId),
    ask: () => {
      const of = { path: { storeId, terminalId, action } };
      const path = '/v1/stores/{storeId}/shop-qr-codes/{terminalId}/{action}';
      return answerOf(api.POST(path, { params: of }));
    },
  });
  return (
    <>
      <AddOne
        title={words.addCode}
        label={words.terminalName}
        maxLength={32}
        ask={add}
        after={list.reload}
      />
      <section class="devices-section">
        <div class="devices-row devices-hide-print">
          <h2>{words.tabs.codes}</h2>
          <Button onPress={() => print()}>{words.printAll}</Button>
        </div>
        <ListView list={list} empty={words.noCodes}>
          {(codes) => (
            <ul class="devices-codes">
              {codes.map((code) => (
                <ShopCode
                  key={code.terminalId}
                  code={code}
                  onAsk={(action) => {
                    asked.value = { action, terminalId: code.terminalId };
                  }}
                />
              ))}
            </ul>
          )}
        </ListView>
      </section>
      {asked.value !== undefined && (
        <Confirm
          question={questionOf(asked.value)}
          after={list.reload}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </>
  );
}

interface ShopCodeProps {
  readonly code: ShopQrResponse;
  readonly onAsk: (action: Action) => void;
}

function ShopCode({ code: { terminalId, codeText, status }, onAsk }: ShopCodeProps): JSX.Element {
  const { devices: words } = text();
  const isStopped = status === 'STOPPED';
  const actions: readonly Action[] = [isStopped ? 'restart' : 'stop', 'delete'];
  return (
    <CodeCard name={terminalId} code={codeText} how={isStopped ? words.stopped : words.codeHow}>
      <div class="devices-row">
        {actions.map((action) => (
          <Button
            key={action}
            look={action === 'delete' ? 'danger' : 'plain'}
            label={`${words.codeActions[action].yes}: ${terminalId}`}
            onPress={() => onAsk(action)}
          >
            {words.codeActions[action].yes}
          </Button>
        ))}
      </div>
    </CodeCard>
  );
}
