import type { BusinessDay } from '../../core/domain/business-date.ts';
import type { Fact } from '../facts/tables.ts';
import type { StockEvent } from './stock-journal.ts';
import { commonColumns } from './wall-time.ts';

/** The row of something that is out, or back. */
export function stockFact(event: StockEvent, day: BusinessDay): Fact {
  const { eventId, merchantId, storeId, at, cause, kind, isOut } = event;
  const row = {
    ...commonColumns({ eventId, storeId, at, day }),
    cause,
    kind,
    item_id: event.itemId ?? null,
    option_id: event.optionId ?? null,
    is_out: isOut,
    until_ms: event.until ?? null,
  };
  return { table: 'stock_events', merchantId, row };
}
