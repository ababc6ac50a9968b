import { type ReadonlySignal, signal } from '@preact/signals';
import { poll } from '../live/poll.ts';
import { askForPayments, type WalletPayment } from './control.ts';

const EVERY_MS = 1_000;

export interface WatchedPayments {
  readonly payments: ReadonlySignal<readonly WalletPayment[] | undefined>;
  readonly isReachable: ReadonlySignal<boolean>;
  /** Looks at once. */
  now(): void;
}

/** Keeps the wallet's payments current, and says what they were before each change. */
export function watchPayments(
  buyerId: string,
  onChange: (before: readonly WalletPayment[] | undefined, now: readonly WalletPayment[]) => void,
): WatchedPayments {
  const payments = signal<readonly WalletPayment[] | undefined>(undefined);
  const isReachable = signal(true);
  let last = '';
  const polled = poll({
    everyMs: EVERY_MS,
    idleMs: 2 * EVERY_MS,
    look: async () => {
      const told = await askForPayments(buyerId);
      isReachable.value = told.ok;
      if (!told.ok) return { ok: false, failure: { kind: 'unknown' } };
      // The simulator's answer has the time in it, and no ETag.
      const text = JSON.stringify(told.data.payments);
      if (text === last) return 'unchanged';
      last = text;
      const before = payments.value;
      payments.value = told.data.payments;
      onChange(before, told.data.payments);
      return told;
    },
  });
  return { payments, isReachable, now: polled.now };
}
