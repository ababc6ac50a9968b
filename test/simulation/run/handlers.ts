import { handler as cancelPayment } from '../../../functions/cancel-payment/handler.ts';
import { handler as cases } from '../../../functions/cases/handler.ts';
import { handler as counter } from '../../../functions/counter/handler.ts';
import { handler as effects } from '../../../functions/effects/handler.ts';
import { handler as followUp } from '../../../functions/follow-up/handler.ts';
import { handler as kitchen } from '../../../functions/kitchen/handler.ts';
import { handler as notifications } from '../../../functions/notifications/handler.ts';
import { handler as orders } from '../../../functions/orders/handler.ts';
import { handler as payments } from '../../../functions/payments/handler.ts';
import { handler as queryPayment } from '../../../functions/query-payment/handler.ts';
import { handler as sweeper } from '../../../functions/sweeper/handler.ts';
import { handler as tables } from '../../../functions/tables/handler.ts';
import type { Handlers } from '../world/function-types.ts';

/** The functions as they are deployed. */
export const HANDLERS = {
  orders,
  payments,
  notifications,
  kitchen,
  cases,
  counter,
  effects,
  'follow-up': followUp,
  'query-payment': queryPayment,
  'cancel-payment': cancelPayment,
  sweeper,
  tables,
} as Handlers;
