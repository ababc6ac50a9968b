import type { LedgerView } from '../../../local/alipay-simulator/control/ledger-view.ts';

/** What Alipay knows and can be told, through the simulator's control API. */
export interface SimulatorControl {
  ledger(outTradeNo: string): Promise<LedgerView>;
  /** Sends a crafted notification; says whether it was acknowledged with `success`. */
  notify(kind: string, outTradeNo: string): Promise<{ acknowledged: boolean; form: string }>;
  force(method: string, outcome: string, times?: number): Promise<void>;
}

export function simulatorControl(url: string): SimulatorControl {
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await fetch(`${url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
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
  };
}
