import { bug, type PlantedBug } from './bug.ts';

const TAKE = 'core/usecases/take-tender.ts';

/** In what staff take at the counter. */
export const TENDER_BUGS: readonly PlantedBug[] = [
  bug(
    'cash-beside-a-live-payment',
    'Cash is taken while Alipay may still capture.',
    'core/usecases/payable-check.ts',
    '  return running && isLive(running.status) ? fail(inProgress(check.value)) : check;',
    "  return running && isLive('CAPTURED') ? fail(inProgress(check.value)) : check;",
  ),
  bug(
    'cash-is-cooked-twice',
    'What is paid in cash is released once more.',
    TAKE,
    '    edit: { ...edit, payments: [...stopped, payment], booking, idempotency },',
    "    edit: { ...edit, tickets: (edit.tickets ?? []).flatMap((t) => [t, { ...t, ticketId: 't-again' as typeof t.ticketId }]), payments: [...stopped, payment], booking, idempotency },",
  ),
  bug(
    'cash-goes-back-through-alipay',
    'Alipay is asked to return what was paid in cash.',
    'core/usecases/request-refund.ts',
    '    ...(isTender(payment)\n      ?',
    "    ...(isTender({ ...payment, way: 'qr' })\n      ?",
  ),
];
