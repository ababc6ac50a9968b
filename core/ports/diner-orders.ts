import type { DinerOrder, ForgetRequest } from '../domain/diner.ts';
import type { DinerId, MerchantId, OrderId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/**
 * Which orders are whose, and who wants that forgotten. A row is written with the guest's first dish,
 * in the order's own transaction.
 */
export interface DinerOrders {
  /** Newest first. Strong. */
  ofDiner(merchantId: MerchantId, dinerId: DinerId, page: Page): Promise<Paged<DinerOrder>>;
  /** Unless the customer is another guest of that order meanwhile. Repeating is safe. */
  /** Who ordered first at a table of those who had signed in; it may lag behind for a moment. */
  firstAt(merchantId: MerchantId, orderId: OrderId): Promise<DinerOrder | undefined>;
  remove(order: DinerOrder): Promise<void>;
  /** A later request of the same customer takes the place of the one before. */
  ask(request: ForgetRequest): Promise<void>;
  /** Of all merchants, the oldest requests. Eventual. */
  asked(limit: number): Promise<readonly ForgetRequest[]>;
  /** Ends this request, unless there is a later one. */
  done(request: ForgetRequest): Promise<void>;
}
