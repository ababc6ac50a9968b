import type { OrderAgainResponse } from '../../../api/orders.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { OrderAgain } from '../../../core/usecases/order-again.ts';

/** Lines to place once more, and what of the order is missing. */
export const presentOrderAgain = (
  { storeId, fulfilment }: Order,
  { lines, missing }: OrderAgain,
): OrderAgainResponse => ({
  storeId,
  fulfilment,
  lines: lines.map(({ request: { choices, ...request }, today }) => ({
    ...request,
    options: [...request.options],
    ...(choices && { choices: choices.map((c) => ({ ...c, options: [...c.options] })) }),
    name: today.name,
    unitPrice: today.unitPrice.minor,
  })),
  missing: missing.map(({ line, fault }) => ({
    name: line.name,
    code: fault.code,
    detail: fault.message,
  })),
});
