import { type Partition, partitionFolder } from '../facts/layout.ts';
import type { Fact, FactRow } from '../facts/tables.ts';
import { type FactFiles, partitionOfFact } from './fact-files.ts';
import { historyOf, type News, type ProjectorDeps, storeDays } from './news.ts';
import { orderFacts } from './order-facts.ts';
import { tellsToForget } from './order-history.ts';

/**
 * Takes customers who asked for it out of the facts of their orders: the only rows that are ever
 * changed, because they must not tell any more what they told.
 */
export async function forgetInFacts(
  deps: ProjectorDeps & { readonly files: FactFiles },
  news: readonly News[],
): Promise<void> {
  const days = storeDays(deps.directory);
  for (const item of news) {
    if (item.kind !== 'journal' || !tellsToForget(item.entry)) continue;
    const history = await historyOf(deps, days, [item.merchantId, item.orderId]);
    const order = orderFacts(history).find(({ fact }) => fact.table === 'orders');
    if (order) await replaceFact(deps.files, order.fact);
  }
}

/** Takes all customers out of a day's orders: nobody is kept longer than the way back to them. */
export const forgetDay = (files: FactFiles, partition: Partition): Promise<void> =>
  change(files, partition, (row) => (row['diner'] ? { ...row, diner: null } : row));

const replaceFact = (files: FactFiles, fact: Fact): Promise<void> =>
  change(files, partitionOfFact(fact), (row) =>
    row['event_id'] === fact.row.event_id ? fact.row : row,
  );

/** In every file of the day; a file without anything to change is not written. */
async function change(
  files: FactFiles,
  partition: Partition,
  changed: (row: FactRow) => FactRow,
): Promise<void> {
  for await (const key of files.list(partitionFolder(partition))) {
    const rows = await files.read(key);
    const after = rows.map(changed);
    if (after.some((row, n) => row !== rows[n])) await files.write(key, after);
  }
}
