/** The control API of the simulated Alipay, which serves this page (docs/simulator.md). */

/** A payment of this wallet, as Alipay has it. Times are the simulation's, amounts minor units. */
export interface WalletPayment {
  readonly tradeNo: string;
  readonly outTradeNo: string;
  readonly subject: string;
  readonly status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED';
  readonly currency: string;
  readonly amountMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  readonly createdAt: number;
  readonly asksPassword: boolean;
  readonly refunds: readonly {
    readonly amountMinor: number;
    readonly reason?: string;
    readonly at: number;
  }[];
}

/** A code that could be scanned, or was. A shop's code has no amount: the customer types it. */
export interface PayableCode {
  readonly codeText: string;
  readonly kind: 'order' | 'shop';
  readonly subject: string;
  readonly currency: string;
  readonly outTradeNo?: string;
  readonly amountMinor?: number;
}

/** `why` is Alipay's word for a refusal; `unreachable` where no answer came. */
export type Told<T> =
  | { readonly ok: true; readonly data: T; readonly response: Response }
  | { readonly ok: false; readonly why: string };

const TIMEOUT_MS = 8_000;

async function call<T>(path: string, body?: object): Promise<Told<T>> {
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(path, { ...sent, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const data: unknown = await response.json();
    if (response.ok) return { ok: true, data: data as T, response };
    const { code } = data as { readonly code?: string };
    return { ok: false, why: code ?? String(response.status) };
  } catch {
    return { ok: false, why: 'unreachable' };
  }
}

export const askForCode = (
  buyerId: string,
  outcome: string | undefined,
): Promise<Told<{ authCode: string }>> => call(`/control/wallets/${buyerId}/codes`, { outcome });

export const askForPayments = (
  buyerId: string,
): Promise<Told<{ now: number; payments: readonly WalletPayment[] }>> =>
  call(`/control/wallets/${buyerId}/payments`);

export const askForPayable = (): Promise<Told<{ codes: readonly PayableCode[] }>> =>
  call('/control/codes/payable');

/** Looks at a code: from then on the shop knows that somebody is about to pay. */
export const lookAt = (buyerId: string, codeText: string): Promise<Told<PayableCode>> =>
  call('/control/codes/scan', { codeText, action: 'scan', buyerId });

/** Pays a code that was looked at; of a shop's code, what the customer typed. */
export const payCode = (
  buyerId: string,
  codeText: string,
  amountMinor?: number,
): Promise<Told<PayableCode>> =>
  call('/control/codes/scan', { codeText, action: 'pay', buyerId, amountMinor });

/** The password is right: whatever waits for it is paid. */
export const payWaiting = (outTradeNo: string): Promise<Told<object>> =>
  call(`/control/trades/${outTradeNo}/pay`, {});
