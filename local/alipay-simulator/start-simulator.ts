import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { type Pages, pageAnswer } from '../pages/pages.ts';
import { composeNotification } from './compose-notification.ts';
import { answerControl, type Control } from './control/routes.ts';
import { gateways, merchantsOf } from './gateways.ts';
import { createHttpServer, type HttpAnswer, type HttpRequest, json } from './http.ts';
import { openDatabase } from './ledger/database.ts';
import { startLedger } from './living-ledger.ts';
import { openMerchants, type SimulatedMerchant } from './simulated-merchant.ts';

export interface SimulatorOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** The ledger's SQLite file; in memory if it is missing. */
  readonly dataFile?: string;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: () => number;
  /** Virtual milliseconds that pass in a real one; `now` must run that fast. 1 if it is missing. */
  readonly timeScale?: number;
  readonly merchants: readonly SimulatedMerchant[];
  /** Only the seven bytes `success` acknowledge a notification, without any space around them. */
  readonly strictAck?: boolean;
  /** Host names besides loopback that notifications may be posted to. */
  readonly notifyHosts?: readonly string[];
  /** For people: the wallet of a simulated customer. */
  readonly pages?: Pages;
}

export interface RunningSimulator {
  /** For instance `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts Alipay on 127.0.0.1: its gateways, each at its own paths, and the control API under /control.
 * Throws if a key does not read, the file does not open or the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { dataFile, timeScale = 1, strictAck = false, notifyHosts = [] } = options;
  const now = (): number => Math.floor(options.now());
  const merchants = openMerchants(options.merchants);
  if (dataFile !== undefined) mkdirSync(dirname(dataFile), { recursive: true });
  const database = openDatabase(dataFile);
  const office = { database, merchants, allowedHosts: notifyHosts, strictAck };
  const ledger = startLedger({
    database,
    now,
    timeScale,
    compose: (notification, at) => composeNotification(office, notification, at),
  });
  const closed = new AbortController();
  const control: Control = { ...office, closed: closed.signal, ledger };
  const server = createHttpServer((request) => answer(request, control, options.pages));
  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    await ledger.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      closed.abort();
      server.close();
      server.closeAllConnections();
      await ledger.close();
    },
  };
}

async function answer(
  request: HttpRequest,
  control: Control,
  pages: Pages | undefined,
): Promise<HttpAnswer | 'drop'> {
  const { path } = request;
  const { database, ledger, merchants } = control;
  if (path.startsWith('/control/')) {
    ledger.wake();
    const answered = await answerControl(request, control);
    ledger.wake();
    return answered;
  }
  const gateway = gateways.find(({ serves }) => serves(path));
  if (gateway === undefined) return page(request, pages);
  const { now, perform } = ledger;
  const own = merchantsOf(gateway, merchants);
  return gateway.answer(request, { merchants: own, now, perform, database });
}

async function page(request: HttpRequest, pages: Pages | undefined): Promise<HttpAnswer> {
  const { method, path, headers } = request;
  if (pages === undefined || method !== 'GET') return json(404, { error: `there is no ${path}` });
  if (path === '/') {
    const location = `/${pages.names[0]}/`;
    return { status: 302, contentType: 'text/plain', headers: { location }, body: '' };
  }
  const found = await pageAnswer(pages, path, headers['accept-encoding']);
  return { ...found, contentType: found.headers['content-type'] ?? 'text/plain' };
}
