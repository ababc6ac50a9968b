import { cancelPayment } from '../../core/usecases/resolve-payment.ts';
import { resolutionTask } from '../shared/resolution-task.ts';

/** One last query, the fence, and cancel; does nothing before the payment's deadline. */
export const handler = resolutionTask(cancelPayment);
