import type { JSX } from 'preact';
import type { TableResponse } from '../../../../api/tables.ts';
import { answerOf } from '../../api/answer.ts';
import { mapped } from '../../api/load-all.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Actions } from '../actions.tsx';
import { AddOne } from '../add-one.tsx';
import { CodeCard } from '../code-card.tsx';
import { Confirm } from '../confirm.tsx';
import { ManagedList } from '../managed-list.tsx';
import type { OwnStore } from '../own-store.ts';

const ACTIONS = ['rotate', 'close', 'delete'] as const;
type Action = (typeof ACTIONS)[number];

/** Tables with the codes that guests scan: to print, to change, to clear. */
export function TablesTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const { devices: words } = text();
  const path = '/v1/stores/{storeId}/tables';
  return (
    <ManagedList<TableResponse, Action>
      title={words.tabs.tables}
      empty={words.noTables}
      look="codes"
      load={async (cursor) => {
        const query = { limit: '25', ...(cursor !== undefined && { cursor }) };
        const answer = await answerOf(api.GET(path, { params: { path: { storeId }, query } }));
        return mapped(answer, ({ tables, next }) => ({ items: tables, next }));
      }}
      add={(after) => (
        <AddOne
          title={words.addTable}
          label={words.tableName}
          maxLength={16}
          ask={(tableId) =>
            answerOf(api.POST(path, { params: { path: { storeId } }, body: { tableId } }))
          }
          after={after}
        />
      )}
      row={(table, onAsk) => <TableCard key={table.tableId} table={table} onAsk={onAsk} />}
      dialog={({ what: action, item: { tableId } }, end) => {
        const { title, ...said } = words.tableActions[action];
        const of = { path: { storeId, tableId, action } };
        const ask = () => answerOf(api.POST(`${path}/{tableId}/{action}`, { params: of }));
        return <Confirm question={{ ...said, title: title(tableId), ask }} {...end} />;
      }}
    />
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
      <Actions
        of={words.tableNamed(tableId)}
        actions={actions}
        say={(action) => words.tableActions[action].yes}
        onAsk={onAsk}
      />
    </CodeCard>
  );
}
