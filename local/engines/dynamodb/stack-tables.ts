import type { AwsJsonCall } from '../../aws-json.ts';
import type { VirtualClock } from '../../clock.ts';
import type { Resolver } from '../../template/resolver.ts';
import { ensureTable, type TableProperties } from './tables.ts';
import { deleteExpired, type ExpiringTable } from './time-to-live.ts';

export interface StackTables {
  /** The engine's own name of each table's stream, by table name. */
  readonly streamArns: ReadonlyMap<string, string>;
  close(): void;
}

/** DynamoDB itself promises "within a few days". */
const sweepEveryMs = 10 * 60_000;
const shortestSweepMs = 30_000;

/** Brings the tables of a template into the engine and deletes what expires in them until closed. */
export async function runTables(
  resolver: Resolver,
  call: AwsJsonCall,
  clock: VirtualClock,
  log: (line: string) => void,
): Promise<StackTables> {
  const streamArns = new Map<string, string>();
  const expiring: ExpiringTable[] = [];
  for (const id of resolver.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const { name } = resolver.identity(id);
    const properties = resolver.properties<TableProperties>(id);
    const table = await ensureTable(call, name, properties);
    if (table.LatestStreamArn !== undefined) streamArns.set(name, table.LatestStreamArn);
    const attribute = properties.TimeToLiveSpecification?.AttributeName;
    const keys = properties.KeySchema.map(({ AttributeName }) => AttributeName);
    if (attribute !== undefined) expiring.push({ name, keys, attribute });
  }

  const sweep = async (): Promise<void> => {
    for (const table of expiring) await deleteExpired(call, table, clock.nowMs());
  };
  const timer = setInterval(
    () => void sweep().catch((error: unknown) => log(`Expired items: ${String(error)}`)),
    Math.max(shortestSweepMs, sweepEveryMs / clock.scale),
  ).unref();
  return { streamArns, close: () => clearInterval(timer) };
}
