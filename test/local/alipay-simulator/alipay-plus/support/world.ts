import { onTestFinished } from 'vitest';
import type {
  LedgerView,
  TradeView,
} from '../../../../../local/alipay-simulator/control/ledger-view.ts';
import {
  type SimulatorOptions,
  startSimulator,
} from '../../../../../local/alipay-simulator/start-simulator.ts';
import { type Answer, type Sender, send } from './client.ts';
import { merchant, sandboxMerchant, senderOf } from './merchants.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** 2026-11-22 12:30:05 in China. */
const startOfTime = Date.UTC(2026, 10, 22, 4, 30, 5);

export const sender: Sender = senderOf(merchant);
export const sandboxSender: Sender = senderOf(sandboxMerchant);

export type Dialect = 'ams' | 'aps';

export interface World {
  readonly url: string;
  readonly receiver: Receiver;
  /** Moves virtual time and waits until all that came due, deliveries too, is over. */
  advance(seconds: number): Promise<void>;
  /** Calls an endpoint of the dialect: `pay` is /ams/api/v1/payments/pay. */
  call(dialect: Dialect, name: string, body: object | string): Promise<Answer>;
  control(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>;
  trade(outTradeNo: string): Promise<TradeView>;
}

export async function createWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
  let now = startOfTime;
  const receiver = await startReceiver(sender);
  const simulator = await startSimulator({
    port: 0,
    now: () => now,
    merchants: [merchant, sandboxMerchant],
    ...options,
  });
  onTestFinished(async () => {
    await simulator.close();
    receiver.close();
  });
  const { url } = simulator;
  const control: World['control'] = async (path, body) => {
    const response = await fetch(`${url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  return {
    url,
    receiver,
    control,
    async advance(seconds) {
      now += seconds * 1000;
      await control('settle', {});
    },
    call: (dialect, name, body) => send(url, `/${dialect}/api/v1/payments/${name}`, body, sender),
    async trade(outTradeNo) {
      const response = await fetch(`${url}/control/ledger?outTradeNo=${outTradeNo}`);
      const { trades } = (await response.json()) as LedgerView;
      const [trade] = trades;
      if (trade === undefined) throw new Error(`no trade ${outTradeNo}`);
      return trade;
    },
  };
}

let codes = 0;
/** A code that was never used, ending in the four digits. */
export function paymentCode(suffix = '0000'): string {
  codes += 1;
  return `28${String(codes).padStart(12, '0')}${suffix}`;
}

/** What differs from the usual payment of 5.40 USD. */
interface PaymentChange {
  readonly code?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly scenario?: string;
  readonly more?: object;
  readonly order?: object;
}

/** The body of a `pay`, as section 4.3 of the protocol has it. */
export function payment(dialect: Dialect, id: string, change: PaymentChange = {}): object {
  const { value = '540', currency = 'USD', scenario = 'PaymentCode', more, order } = change;
  const code = scenario === 'PaymentCode' ? { paymentMethodId: change.code ?? paymentCode() } : {};
  const factor = dialect === 'aps' ? { isInStorePayment: 'true', isCashierPayment: 'true' } : {};
  return {
    ...(dialect === 'ams' && { productCode: 'IN_STORE_PAYMENT' }),
    paymentRequestId: id,
    order: {
      referenceOrderId: id,
      orderDescription: 'Burger & Fries 套餐',
      orderAmount: { currency, value },
      merchant: {
        referenceMerchantId: 'M001',
        merchantName: 'Test Burger',
        merchantMCC: '5814',
        store: { referenceStoreId: 'S001', storeName: 'Test Store', storeMCC: '5814' },
      },
      env: { storeTerminalId: 'K07', userAgent: 'kiosk' },
      ...order,
    },
    paymentAmount: { currency, value },
    paymentMethod: { paymentMethodType: 'CONNECT_WALLET', ...code },
    paymentFactor: { ...factor, inStorePaymentScenario: scenario },
    ...more,
  };
}
