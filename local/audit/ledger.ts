import { DatabaseSync } from 'node:sqlite';
import {
  type LedgerPage,
  type LedgerView,
  viewLedger,
} from '../alipay-simulator/control/ledger-view.ts';
import type { Database } from '../alipay-simulator/ledger/database.ts';

/** The simulated Alipay's books, a page at a time. */
export interface Ledger {
  page(query: LedgerPage): Promise<LedgerView>;
  close(): void;
}

/** Of a simulator that runs. */
export const runningLedger = (simulatorUrl: string): Ledger => ({
  async page(query) {
    const text = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) text.set(name, String(value));
    }
    const answer = await fetch(`${simulatorUrl}/control/ledger?${text}`);
    if (!answer.ok) throw new Error(`The ledger answers HTTP ${answer.status}`);
    return (await answer.json()) as LedgerView;
  },
  close: () => undefined,
});

/** The file that a simulator left. Opened read-only; what was due since has not happened. */
export function ledgerFile(file: string): Ledger {
  const database = new DatabaseSync(file, { readOnly: true });
  const reader: Database = {
    sql: database.createTagStore(20),
    transaction: (work) => work(),
    close: () => database.close(),
  };
  return {
    page: async (query) => viewLedger(reader, query, 0),
    close: () => reader.close(),
  };
}

const PAGE = 1_000;

/** Every page, of one out_trade_no or of all. */
export async function* pagesOf(ledger: Ledger, outTradeNo?: string): AsyncGenerator<LedgerView> {
  let next: LedgerView['next'] = { tradesAfter: 0, requestsAfter: 0 };
  while (next) {
    const page: LedgerView = await ledger.page({ outTradeNo, ...next, limit: PAGE });
    yield page;
    next = page.next;
  }
}
