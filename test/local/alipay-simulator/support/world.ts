import { onTestFinished } from 'vitest';
import type {
  LedgerView,
  TradeView,
} from '../../../../local/alipay-simulator/control/ledger-view.ts';
import type { LoggedRequest } from '../../../../local/alipay-simulator/ledger/requests.ts';
import {
  type SimulatorOptions,
  startSimulator,
} from '../../../../local/alipay-simulator/start-simulator.ts';
import { type Answer, envelope, type Params, send, signed } from './client.ts';
import { merchant, otherMerchant } from './merchants.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** 2026-11-22 12:30:05 in China. */
export const startOfTime: number = Date.UTC(2026, 10, 22, 4, 30, 5);

export interface World {
  readonly url: string;
  readonly receiver: Receiver;
  /** Moves virtual time and waits until all that came due, deliveries too, is over. */
  advance(seconds: number): Promise<void>;
  call(method: string, biz: object, more?: Params): Promise<Answer>;
  pay(outTradeNo: string, more?: object): Promise<Answer>;
  query(outTradeNo: string): Promise<Answer>;
  cancel(outTradeNo: string): Promise<Answer>;
  refund(outTradeNo: string, amount: string, outRequestNo: string): Promise<Answer>;
  get(path: string): Promise<{ status: number; body: Record<string, unknown> }>;
  post(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>;
  force(method: string, outcome: string, more?: object): Promise<void>;
  ledger(query?: string): Promise<LedgerView>;
  trade(outTradeNo: string): Promise<TradeView>;
  /** Resolves once the simulator has logged so many requests of that operation. */
  logged(operation: string, count: number): Promise<readonly LoggedRequest[]>;
}

let codes = 0;
/** A code that was never used, ending in the four digits. */
export function authCode(suffix = '0000'): string {
  codes += 1;
  return `28${String(codes).padStart(12, '0')}${suffix}`;
}

/** A simulator, a merchant's notify_url and a clock that only the test moves. */
export async function createWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
  let now = startOfTime;
  const receiver = await startReceiver();
  const simulator = await startSimulator({
    port: 0,
    now: () => now,
    merchants: [merchant, otherMerchant],
    ...options,
  });
  onTestFinished(async () => {
    await simulator.close();
    receiver.close();
  });
  const { url } = simulator;

  const answered = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  });
  const get = async (path: string) => answered(await fetch(`${url}${path}`));
  const post = async (path: string, body: object) =>
    answered(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const call = (method: string, biz: object, more: Params = {}): Promise<Answer> =>
    send(url, signed(envelope(method, biz, more)));
  const ledger = async (query = ''): Promise<LedgerView> =>
    (await get(`/control/ledger${query}`)).body as unknown as LedgerView;

  return {
    url,
    receiver,
    get,
    post,
    call,
    ledger,
    async advance(seconds) {
      now += seconds * 1000;
      await post('/control/settle', {});
    },
    pay: (outTradeNo, more) =>
      call(
        'alipay.trade.pay',
        {
          out_trade_no: outTradeNo,
          total_amount: '38.50',
          subject: '香辣鸡腿堡套餐',
          auth_code: authCode(),
          ...more,
        },
        { notify_url: receiver.url },
      ),
    query: (outTradeNo) => call('alipay.trade.query', { out_trade_no: outTradeNo }),
    cancel: (outTradeNo) => call('alipay.trade.cancel', { out_trade_no: outTradeNo }),
    refund: (outTradeNo, amount, outRequestNo) =>
      call('alipay.trade.refund', {
        out_trade_no: outTradeNo,
        refund_amount: amount,
        out_request_no: outRequestNo,
      }),
    async force(method, outcome, more) {
      const { status, body } = await post('/control/force', { method, outcome, ...more });
      if (status !== 201) throw new Error(String(body['error']));
    },
    async trade(outTradeNo) {
      const { trades } = await ledger(`?outTradeNo=${outTradeNo}`);
      const [trade] = trades;
      if (trade === undefined) throw new Error(`no trade ${outTradeNo}`);
      return trade;
    },
    async logged(operation, count) {
      for (;;) {
        const { requests } = await ledger();
        const found = requests.filter((request) => request.operation === operation);
        if (found.length >= count) return found;
      }
    },
  };
}
