import type { LedgerView } from '../../../local/alipay-simulator/control/ledger-view.ts';
import type { LoggedRequest } from '../../../local/alipay-simulator/ledger/requests.ts';

/** Every request that Alipay received from anyone, by out_trade_no. */
export async function requestLog(
  simulatorUrl: string,
): Promise<ReadonlyMap<string, readonly LoggedRequest[]>> {
  const requests: LoggedRequest[] = [];
  let page: LedgerView | undefined;
  do {
    const { tradesAfter, requestsAfter }: NonNullable<LedgerView['next']> = page?.next ?? {
      tradesAfter: 0,
      requestsAfter: 0,
    };
    const query = `tradesAfter=${tradesAfter}&requestsAfter=${requestsAfter}`;
    const answer = await fetch(`${simulatorUrl}/control/ledger?${query}`);
    page = (await answer.json()) as LedgerView;
    requests.push(...page.requests);
  } while (page.next);
  return Map.groupBy(requests, (r) => r.outTradeNo ?? '');
}
