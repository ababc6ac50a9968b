import { type Released, type Sales, salesOf } from '../../core/domain/popularity.ts';
import { clock, dishCounter, stage } from '../shared/compose.ts';
import { count, errorFields, log } from '../shared/log.ts';

/**
 * Counts what tickets sold, for the list of popular dishes. Never fails: a count that cannot be stored
 * is dropped, because whoever delivers the stream again would hold up what money waits for.
 */
export async function countSold(released: readonly Released[]): Promise<void> {
  await Promise.all(salesOf(released).map(countSales));
}

async function countSales(sales: Sales): Promise<void> {
  try {
    await dishCounter().add(sales);
  } catch (error) {
    count('SalesUncounted', stage(), clock().now());
    log('warn', 'sales-uncounted', { merchantId: sales.merchantId, ...errorFields(error) });
  }
}
