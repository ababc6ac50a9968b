import type { JSX } from 'preact';
import type { ShopQrResponse } from '../../../../api/shop-qr.ts';
import { answerOf } from '../../api/answer.ts';
import { mapped } from '../../api/load-all.ts';
import { text } from '../../i18n/language.ts';
import { Actions } from '../actions.tsx';
import { AddOne } from '../add-one.tsx';
import { CodeCard } from '../code-card.tsx';
import { Confirm } from '../confirm.tsx';
import { ManagedList } from '../managed-list.tsx';
import type { OwnStore } from '../own-store.ts';

type Action = 'stop' | 'restart' | 'delete';

/** Static codes: a guest types the amount, and the till finds the order that it is for. */
export function CodesTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const { devices: words } = text();
  const path = '/v1/stores/{storeId}/shop-qr-codes';
  const params = { path: { storeId } };
  return (
    <ManagedList<ShopQrResponse, Action>
      title={words.tabs.codes}
      empty={words.noCodes}
      look="codes"
      load={async () => {
        const answer = await answerOf(api.GET(path, { params }));
        return mapped(answer, ({ codes }) => ({ items: codes }));
      }}
      add={(after) => (
        <AddOne
          title={words.addCode}
          label={words.terminalName}
          maxLength={32}
          ask={(terminalId) => answerOf(api.POST(path, { params, body: { terminalId } }))}
          after={after}
        />
      )}
      row={(code, onAsk) => <ShopCode key={code.terminalId} code={code} onAsk={onAsk} />}
      dialog={({ what: action, item: { terminalId } }, end) => {
        const { title, ...said } = words.codeActions[action];
        const of = { path: { storeId, terminalId, action } };
        const ask = () => answerOf(api.POST(`${path}/{terminalId}/{action}`, { params: of }));
        return <Confirm question={{ ...said, title: title(terminalId), ask }} {...end} />;
      }}
    />
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
      <Actions
        of={terminalId}
        actions={actions}
        say={(action) => words.codeActions[action].yes}
        onAsk={onAsk}
      />
    </CodeCard>
  );
}
