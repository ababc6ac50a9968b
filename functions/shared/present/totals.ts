import type { OrderResponse } from '../../../api/orders.ts';
import type { OrderLine } from '../../../core/domain/order.ts';
import type { TotalRow } from '../../../core/domain/total-row.ts';

export const presentLine = (line: OrderLine): OrderResponse['lines'][number] => ({
  ...line,
  options: line.options.map((o) => ({ ...o })),
  unitPrice: line.unitPrice.minor,
  total: line.total.minor,
  discount: line.discount?.minor,
  tax: line.tax?.minor,
});

export const presentRow = (row: TotalRow): OrderResponse['rows'][number] => ({
  ...row,
  amount: row.amount.minor,
  included: row.included?.minor,
});
