import type { JournalEntry } from '../../core/domain/journal.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import { PAYMENT_STATES } from '../../core/domain/payment-states.ts';
import { netWith } from './net.ts';
import type { World } from './world.ts';

/**
 * What is wrong when everything has come to rest, in sentences; Alipay's books against ours. Every
 * payment is at its end or before a person, and captured money is served, returned or in a case.
 */
export async function audit(world: World): Promise<string[]> {
  const faults: string[] = [];
  const inCase = new Set((await world.openCases()).map((c) => c.paymentId));
  for (const { orderId } of world.placed) {
    const found = await world.look({ orderId });
    faults.push(...journalFaults(await world.journal({ orderId }), found));
    for (const payment of found.payments) {
      const { paymentId, status } = payment;
      const known = inCase.has(paymentId);
      const faultsHere = [
        ...(known ? [] : restFaults(payment, found)),
        ...(known ? [] : moneyFaults(world, payment, found)),
        ...callFaults(world, payment, found),
      ];
      faults.push(...faultsHere.map((fault) => `${status} payment ${paymentId} ${fault}`));
    }
  }
  return faults;
}

function restFaults(payment: Payment, { refunds }: OrderAggregate): string[] {
  const faults: string[] = [];
  if (PAYMENT_STATES[payment.status].holdsCheck) faults.push('is not final');
  if (payment.dueAt !== undefined) faults.push('is still watched');
  const open = refunds.some((r) => r.paymentId === payment.paymentId && r.status === 'REQUESTED');
  if (open) faults.push('has an open refund');
  return faults;
}

function moneyFaults(world: World, payment: Payment, { refunds, tickets, order }: OrderAggregate) {
  const net = netWith(world, payment);
  if (payment.status !== 'CAPTURED') return net === 0 ? [] : [`keeps ${net} that nobody serves`];
  const faults: string[] = [];
  const returned = refunds
    .filter((r) => r.paymentId === payment.paymentId && r.status === 'SUCCEEDED')
    .reduce((total, r) => total + r.amount.minor, 0);
  const booked = payment.amount.minor - returned;
  if (booked !== net) faults.push(`is booked with ${booked}, Alipay has ${net}`);
  if (payment.refunded.minor !== returned) faults.push('reserves what is not being refunded');
  const check = order.checks.find((c) => c.checkId === payment.checkId);
  const lines = tickets.flatMap((t) => t.lines.map((l) => l.lineId));
  if (!check?.lineIds.every((id) => lines.includes(id))) faults.push('is not served');
  if (new Set(lines).size < lines.length) faults.push('is served twice');
  return faults;
}

/** Pay once; and Alipay heard of no refund that was not written down before. */
function callFaults(world: World, payment: Payment, { refunds }: OrderAggregate): string[] {
  const faults: string[] = [];
  const calls = world.gateway.calls.filter((c) => c.outTradeNo === payment.outTradeNo);
  if (calls.filter((c) => c.method === 'pay').length > 1) faults.push('was asked for twice');
  for (const call of calls.filter((c) => c.method === 'refund')) {
    const intent = refunds.find((r) => r.refundId === call.refundId);
    if (intent?.amount.minor !== call.minor) faults.push('saw a refund without an intent');
  }
  const givenBack = refunds.filter(
    (r) => r.paymentId === payment.paymentId && r.kind === 'give-back',
  );
  if (givenBack.length > 1) faults.push('is given back twice');
  return faults;
}

function journalFaults(journal: readonly JournalEntry[], { order }: OrderAggregate): string[] {
  const faults: string[] = [];
  if (journal.some((e, n) => e.version !== n + 1) || journal.length !== order.version) {
    faults.push(`The journal of ${order.orderId} has a gap`);
  }
  const fenced = new Set<string>();
  for (const { changes, version } of journal) {
    for (const change of changes) {
      if (change.part !== 'payment') continue;
      if (change.to === 'CANCELLING') fenced.add(change.paymentId);
      if (change.to === 'CAPTURED' && fenced.has(change.paymentId)) {
        faults.push(`Entry ${version} captures behind the fence`);
      }
    }
  }
  return faults;
}
