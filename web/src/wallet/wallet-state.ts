import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  askForCode,
  lookAt,
  type PayableCode,
  payCode,
  payWaiting,
  type WalletPayment,
} from './control.ts';
import { type Outcome, scriptOf } from './outcomes.ts';
import { paidSince } from './payment-state.ts';
import { walletId } from './wallet-id.ts';
import { watchPayments } from './watch-payments.ts';

export type Tab = 'code' | 'scan' | 'bills';

/** What is being paid. A scanned code has its text; without one, the shop scanned ours. */
export interface Bill {
  readonly subject: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly outTradeNo?: string;
  readonly codeText?: string;
}

/** What lies over the page. */
export type Sheet =
  | { readonly step: 'amount'; readonly code: PayableCode }
  | { readonly step: 'password' | 'paying' | 'paid'; readonly bill: Bill }
  /** No answer came: it may have been paid. */
  | { readonly step: 'unknown'; readonly bill: Bill }
  | { readonly step: 'refused'; readonly why: string; readonly scanned?: string };

/** One wallet: its code of now, what it paid, what it asks. */
export interface Wallet {
  readonly tab: Signal<Tab>;
  readonly sheet: Signal<Sheet | undefined>;
  /** What the developer chose for the next codes. */
  readonly outcome: ReadonlySignal<Outcome>;
  readonly code: ReadonlySignal<string | undefined>;
  readonly payments: ReadonlySignal<readonly WalletPayment[] | undefined>;
  readonly isReachable: ReadonlySignal<boolean>;
  renewCode(): Promise<void>;
  choose(outcome: Outcome): void;
  scan(codeText: string): Promise<void>;
  pay(bill: Bill): Promise<void>;
  close(): void;
}

export function openWallet(): Wallet {
  const buyerId = walletId();
  const sheet = signal<Sheet | undefined>(undefined);
  const outcome = signal<Outcome>('success');
  const code = signal<string | undefined>(undefined);
  /** What was asked or told once is not put over the page again by itself. */
  const asked = new Set<string>();
  const told = new Set<string>();

  const renewCode = async (): Promise<void> => {
    const answer = await askForCode(buyerId, scriptOf(outcome.value));
    if (answer.ok) code.value = answer.data.authCode;
  };
  const watched = watchPayments(buyerId, (before, now) => {
    const paid = paidSince(before, now);
    if (paid !== undefined && !told.has(paid.outTradeNo)) tellPaid(paid);
    // Alipay takes a code once.
    if (before !== undefined && now[0]?.tradeNo !== before[0]?.tradeNo) void renewCode();
    const asking = now.find((p) => p.asksPassword && !asked.has(p.tradeNo));
    if (asking === undefined || sheet.value !== undefined) return;
    asked.add(asking.tradeNo);
    sheet.value = { step: 'password', bill: asking };
  });
  const tellPaid = (paid: WalletPayment): void => {
    told.add(paid.outTradeNo);
    const now = sheet.value;
    // What somebody is just about to pay stays before them; the other one is in the history.
    const isOther = now !== undefined && 'bill' in now && now.bill.outTradeNo !== paid.outTradeNo;
    if (!isOther) sheet.value = { step: 'paid', bill: paid };
  };

  return {
    ...{ tab: signal<Tab>('code'), sheet, outcome, code, renewCode },
    ...{ payments: watched.payments, isReachable: watched.isReachable },
    choose(chosen) {
      outcome.value = chosen;
      code.value = undefined;
      void renewCode();
    },
    async scan(codeText) {
      sheet.value = await scanned(buyerId, codeText);
    },
    async pay(bill) {
      sheet.value = { step: 'paying', bill };
      const { after, outTradeNo } = await paidBy(buyerId, bill);
      if (outTradeNo !== undefined) told.add(outTradeNo);
      sheet.value = after;
      watched.now();
    },
    close() {
      sheet.value = undefined;
    },
  };
}

async function scanned(buyerId: string, codeText: string): Promise<Sheet> {
  const answer = await lookAt(buyerId, codeText);
  if (!answer.ok) return { step: 'refused', why: answer.why, scanned: codeText };
  const { kind, amountMinor } = answer.data;
  return kind === 'shop' || amountMinor === undefined
    ? { step: 'amount', code: answer.data }
    : { step: 'password', bill: { ...answer.data, amountMinor } };
}

async function paidBy(
  buyerId: string,
  bill: Bill,
): Promise<{ readonly after: Sheet; readonly outTradeNo?: string }> {
  const { codeText = '', outTradeNo, amountMinor } = bill;
  // A shop's code has no number of an order, and each payment of it is a new one.
  if (outTradeNo === undefined) {
    const answer = await payCode(buyerId, codeText, amountMinor);
    if (!answer.ok) return { after: notPaid(answer.why, bill) };
    const { outTradeNo: made } = answer.data;
    return { after: { step: 'paid', bill }, ...(made !== undefined && { outTradeNo: made }) };
  }
  const answer = await payWaiting(outTradeNo);
  if (!answer.ok) return { after: notPaid(answer.why, bill) };
  return { after: { step: 'paid', bill }, outTradeNo };
}

const notPaid = (why: string, bill: Bill): Sheet =>
  why === 'unreachable' ? { step: 'unknown', bill } : { step: 'refused', why };
