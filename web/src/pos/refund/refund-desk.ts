import { type ReadonlySignal, signal } from '@preact/signals';
import type { RefundResponse } from '../../../../api/payments.ts';
import type { Answer } from '../../api/answer.ts';
import type { Payment } from '../orders/order-state.ts';
import { type Sending, type SendingOptions, sending } from '../sending.ts';
import type { RefundBody } from './refund-wish.ts';

/** Of which order, and how its money came in. */
export interface RefundAsked {
  readonly orderId: string;
  readonly way: Payment['way'];
  readonly body: RefundBody;
}

export interface RefundDone {
  readonly asked: RefundAsked;
  readonly refund: RefundResponse;
}

export interface RefundDesk {
  readonly sending: ReadonlySignal<Sending<RefundAsked>>;
  /** What became of the last one. */
  readonly done: ReadonlySignal<RefundDone | undefined>;
  /** A dialog opens: what was refused or done before is of another one. What is unknown stays. */
  begin(): void;
}

type Deps = Pick<SendingOptions<RefundAsked, RefundResponse>, 'pause' | 'newKey'> & {
  readonly ask: (asked: RefundAsked, key: string) => Promise<Answer<RefundResponse>>;
  readonly onDone: () => void;
};

/**
 * One refund at a time for the whole till, and not for a dialog: who closes it before there is an
 * answer, and opens it again, asks once more for the same money and not for more of it.
 */
export function refundDesk({ ask, onDone, ...more }: Deps): RefundDesk {
  const done = signal<RefundDone | undefined>(undefined);
  const fresh = (): Sending<RefundAsked> =>
    sending<RefundAsked, RefundResponse>({
      ...more,
      ask,
      onDone: (refund, _response, asked) => {
        done.value = { asked, refund };
        onDone();
      },
    });
  const now = signal(fresh());
  return {
    ...{ sending: now, done },
    begin() {
      done.value = undefined;
      if (now.peek().now.peek().step === 'refused') now.value = fresh();
    },
  };
}
