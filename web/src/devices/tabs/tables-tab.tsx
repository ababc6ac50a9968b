import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { TableResponse } from '../../../../api/tables.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { AddOne } from '../add-one.tsx';
import { CodeCard } from '../code-card.tsx';
import { Confirm } from '../confirm.tsx';
import { ListView } from '../list-view.tsx';
import { mapped } from '../load-all.ts';
import type { OwnStore } from '../own-store.ts';
import { useList } from '../use-list.ts';

const ACTIONS = ['rotate', 'close', 'delete'] as const;
type Action = (typeof ACTIONS)[number];
type Asked = { readonly action: Action; readonly tableId: string };

/** Tables with the codes that guests scan: to print, to change, to clear. */
export function TablesTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const asked = useSignal<Asked | undefined>(undefined);
  const list = useList(async (cursor) => {
    const query = { limit: '25', ...(cursor !== undefined && { cursor }) };
    const params = { path: { storeId }, query };
    const answer = await answerOf(api.GET('/v1/stores/{storeId}/tables', { params }));
    return mapped(answer, ({ tables, next }) => ({ items: tables, next }));
  });
  const { devices: words } = text();
  const add = (tableId: string) =>
    answerOf(
      api.POST('/v1/stores/{storeId}/tables', { params: { path: { storeId } }, body: { tableId } }),
    );
  const questionOf = ({ action, tableId }: Asked) => ({
    ...words.tableActions[action],
    title: words.tableActions[action].title(tableId),
    ask: () => {
      const params = { path: { storeId, tableId, action } };
      return answerOf(api.POST('/v1/stores/{storeId}/tables/{tableId}/{action}', { params }));
    },
  });
  return (
    <>
      <AddOne
        title={words.addTable}
        label={words.tableName}
        maxLength={16}
        ask={add}
        after={list.reload}
      />
      <section class="devices-section">
        <div class="devices-row devices-hide-print">
          <h2>{words.tabs.tables}</h2>
          <Button onPress={() => print()}>{words.printAll}</Button>
        </div>
        <ListView list={list} empty={words.noTables}>
          {(tables) => (
            <ul class="devices-codes">
              {tables.map((table) => (
                <TableCard
                  key={table.tableId}
                  table={table}
                  onAsk={(action) => {
                    asked.value = { action, tableId: table.tableId };
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

interface TableCardProps {
  readonly table: TableResponse;
  readonly onAsk: (action: Action) => void;
}

function TableCard({ table: { tableId, url, order }, onAsk }: TableCardProps): JSX.Element {
  const { devices: words } = text();
  // A table without guests has nothing to clear.
  const actions = ACTIONS.filter((action) => action !== 'close' || order !== undefined);
  return (
    <CodeCard name={words.tableNamed(tableId)} code={url} how={words.tableHow}>
      <p class="devices-quiet">
        {order === undefined
          ? words.tableFree
          : words.tableTaken(order.diners, money(order.unpaid, order.currency))}
      </p>
      <div class="devices-row">
        {actions.map((action) => (
          <Button
            key={action}
            look={action === 'delete' ? 'danger' : 'plain'}
            label={`${words.tableActions[action].yes}: ${words.tableNamed(tableId)}`}
            onPress={() => onAsk(action)}
          >
            {words.tableActions[action].yes}
          </Button>
        ))}
      </div>
    </CodeCard>
  );
}
