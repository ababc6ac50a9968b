import type { LedgerView } from '../../../local/alipay-simulator/control/ledger-view.ts';

/** What Alipay knows and can be told, through the simulator's control API. */
export interface SimulatorControl {
  ledger(outTradeNo: string): Promise<LedgerView>;
  /** Sends a crafted notification; says whether it was acknowledged with `success`. */
  notify(kind: string, outTradeNo: string): Promise<{ acknowledged: boolean; form: string }>;
  force(method: string, outcome: string, times?: number): Promise<void>;
  /** A customer's phone; `refusal` is Alipay's word where it may not. */
  scan(codeText: string, action: ScanAction, amountMinor?: number): Promise<Scanned>;
}

type ScanAction = 'scan' | 'scan-and-pay';

interface Scanned {
  readonly refusal?: string;
  /** Of the trade that the scan has opened. */
  readonly outTradeNo?: string;
  readonly tradeNo?: string;
}

export function simulatorControl(url: string): SimulatorControl {
  const send = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await send(path, body);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    async ledger(outTradeNo) {
      const answer = await fetch(`${url}/control/ledger?outTradeNo=${outTradeNo}`);
      return (await answer.json()) as LedgerView;
    },
    notify: (kind, outTradeNo) => post('notifications', { kind, outTradeNo }),
    async force(method, outcome, times = 1) {
      await post('force', { method, outcome, times });
    },
    async scan(codeText, action, amountMinor) {
      const answer = await send('codes/scan', { codeText, action, amountMinor });
      const told = (await answer.json()) as Scanned & { readonly code?: string };
      return answer.ok ? told : { refusal: told.code ?? String(answer.status) };
    },
  };
}
