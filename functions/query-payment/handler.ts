import { queryPayment } from '../../core/usecases/resolve-payment.ts';
import { resolutionTask } from '../shared/resolution-task.ts';

/** Asks Alipay once, and says when to ask again or to cancel. */
export const handler = resolutionTask(queryPayment);
