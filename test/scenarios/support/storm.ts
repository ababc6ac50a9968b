import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../adapters/system/clock.ts';
import { lineOf } from '../../../audit/reading/report.ts';
import { auditStopped, type Folder } from '../../../local/audit/local-audit.ts';
import { type ApiClient, apiClient } from '../../../local/demo/api-client.ts';
import { fixedPorts } from './fixed-ports.ts';
import type { Kill } from './kill-windows.ts';
import { newSale, order, orderIdOf, pay, repeat, type Sale, sell } from './load.ts';
import { type RoadToAlipay, roadToAlipay, takeRoad } from './road-to-alipay.ts';
import { newDataDir, type ServerProcess, startServerProcess } from './server.ts';

/** What is left after so many kills: the last server, and what every customer was told. */
export interface Storm {
  readonly server: ServerProcess;
  readonly client: ApiClient;
  readonly kills: readonly Kill[];
  readonly sales: readonly Sale[];
  /** Rules that were broken on what a kill left behind, before anything could heal. */
  readonly broken: readonly string[];
  close(): Promise<void>;
}

interface Round {
  readonly server: ServerProcess;
  readonly client: ApiClient;
  readonly road: RoadToAlipay;
}

/** A call to Alipay is given up after one real second; a kill must come before. */
const IN_WINDOWS_WITHIN_MS = 3_000;

/** What other customers' codes do to Alipay meanwhile, three in each round. */
const OTHERS = [
  ...['0001', '9104', '9009', '0002', '9021', '9023', '0003', '9020', '9011', '0004', '9012'],
  ...['9022', '0005', '9006', '9002', '9031', '9032', '9042', '9024', '9046', '9530'],
];

/** Alipay takes so long that the answer is still missing when we die; the last one comes too late. */
const SLOW = ['9420', '9440', '9480'];

/** Kills everything `times` times in the middle of work, and starts it again on the same folder. */
export async function storm(times: number, timeScale: number): Promise<Storm> {
  const options = { timeScale, dataDir: newDataDir(), env: await fixedPorts() };
  const road = await roadToAlipay(`http://127.0.0.1:${options.env.SIMULATOR_PORT}`);
  const kills: Kill[] = [];
  const sales: Sale[] = [];
  const broken: string[] = [];
  let server = await startServerProcess(options);
  let before: readonly Sale[] = [];
  for (let n = 0; n < times; n++) {
    const round = { server, client: clientOf(server), road };
    await takeRoad(server, road);
    // As customers do when no answer came; while everything heals.
    const repeated = Promise.all(before.map((sale) => repeat(round.client, sale)));
    const { customers, work } = await openCounter(round, n);
    const now = clockOf(server);
    const sentAt = now();
    await server.kill();
    const goneAt = now();
    await Promise.all([repeated, work]);
    sales.push(...customers);
    before = customers;
    const { violations } = await auditStopped(folderOf(server));
    broken.push(...violations.map((violation) => `Kill ${n}: ${lineOf(violation)}`));
    server = await startServerProcess(options);
    kills.push({ sentAt, goneAt, rebornAt: Number(anchorOf(server).split(',')[1]) });
  }
  const close = async (): Promise<void> => {
    await server.kill();
    road.close();
  };
  return { server, client: clientOf(server), kills, sales, broken, close };
}

/** Where the server keeps its data, for an audit while it does not run. */
export const folderOf = ({ dataDir }: ServerProcess): Folder => ({
  dataDir,
  readyFile: path.join(dataDir, 'ready.json'),
  dynamoDbEndpoint: undefined,
});

const anchorOf = ({ ready }: ServerProcess): string =>
  ready.environment['KUAICAN_CLOCK_ANCHOR'] ?? '';
const clockOf = (server: ServerProcess): (() => number) => systemClock(anchorOf(server)).now;

function clientOf({ ready }: ServerProcess): ApiClient {
  const [store] = ready.stores;
  if (!store) throw new Error('There is no store');
  return apiClient(ready, store);
}

/** Customers begin to order and pay; resolves at the moment at which all should die. */
async function openCounter(
  round: Round,
  n: number,
): Promise<{ readonly customers: readonly Sale[]; readonly work: Promise<unknown> }> {
  const others = [0, 1, 2].map((i) => newSale(OTHERS[(3 * n + i) % OTHERS.length] ?? '0001'));
  const selling = others.map((sale) => sell(round.client, sale));
  // Every fifth kill comes at any moment, so that windows are hit which nobody thought of.
  if (n % 5 === 4) {
    await sleep(150 * (n % 20));
    return { customers: others, work: Promise.all(selling) };
  }
  const staged = await stage(round, n);
  await Promise.race([staged.reached, sleep(IN_WINDOWS_WITHIN_MS)]);
  // Also when a payment's follow-up lies in the queue, and dies there.
  await sleep(120 * (n % 4));
  const customers = [...others, ...staged.customers];
  return { customers, work: Promise.all([...selling, staged.work]) };
}

/** Brings one payment into each window, all at about the same time. */
async function stage({ client, road }: Round, n: number) {
  const codes = ['0000', SLOW[n % SLOW.length] ?? '', '9040', '9003'];
  const customers = codes.map(newSale);
  const [never, slow, unheard, cancelled] = customers as [Sale, Sale, Sale, Sale];
  await Promise.all(customers.map((sale) => order(client, sale)));
  const begun = await pay(client, cancelled);
  const reached = Promise.all([
    road.next('alipay.trade.pay', never.authCode, 'request lost'),
    road.next('alipay.trade.pay', slow.authCode, 'arrives'),
    road.next('alipay.trade.pay', unheard.authCode, 'answer lost'),
    road.next(
      'alipay.trade.cancel',
      begun?.body.outTradeNo ?? '',
      n % 2 === 0 ? 'request lost' : 'answer lost',
    ),
  ]);
  const path = `/v1/orders/${orderIdOf(cancelled)}/cancel`;
  const cancelling = client.post('kiosk', path).catch(() => undefined);
  const paying = [never, slow, unheard].map((sale) => pay(client, sale));
  return { customers, reached, work: Promise.all([...paying, cancelling]) };
}
