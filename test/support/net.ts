import { netOf } from './alipay-ledger.ts';
import type { World } from './world.ts';

/** The customer's money (minor units) that the merchant has from one payment, in Alipay's books. */
export function netWith(world: World, { outTradeNo }: { readonly outTradeNo: string }): number {
  const trade = world.alipay.trade(outTradeNo, world.time.now());
  return trade ? netOf(trade).minor : 0;
}
