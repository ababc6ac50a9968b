import { setTimeout as sleep } from 'node:timers/promises';

/** The rows of a statement, as Trino writes them in JSON. */
export type Run = (sql: string) => Promise<unknown[][]>;

interface Page {
  readonly nextUri?: string;
  readonly data?: unknown[][];
  readonly error?: { readonly message: string; readonly errorName: string };
}

const TIMEOUT_MS = 60_000;
/** Some time after it started it does not know yet that it may work itself. */
const WITHOUT_NODES_MS = 60_000;

export function trinoClient(origin: string, catalog: string): Run {
  const headers = {
    'x-trino-user': 'kuaican',
    'x-trino-catalog': catalog,
    'x-trino-time-zone': 'UTC',
  };
  const page = async (url: string, body?: string): Promise<Page> => {
    const method = body === undefined ? 'GET' : 'POST';
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, {
      method,
      headers,
      signal,
      ...(body !== undefined && { body }),
    });
    if (!answer.ok) throw new Error(`Trino answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Page;
  };
  const run = async (sql: string, until: number): Promise<unknown[][]> => {
    const rows: unknown[][] = [];
    let now = await page(`${origin}/v1/statement`, sql);
    for (;;) {
      if (now.error?.errorName === 'NO_NODES_AVAILABLE' && Date.now() < until) {
        await sleep(500);
        return run(sql, until);
      }
      if (now.error) throw new Error(now.error.message);
      rows.push(...(now.data ?? []));
      if (now.nextUri === undefined) return rows;
      now = await page(now.nextUri);
    }
  };
  return (sql) => run(sql, Date.now() + WITHOUT_NODES_MS);
}
