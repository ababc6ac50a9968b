import { bug, type PlantedBug } from './bug.ts';

const SILENT = 'core/domain/silent-ticket.ts';

/** In what becomes of a ticket that no kitchen acknowledges. */
export const KITCHEN_BUGS: readonly PlantedBug[] = [
  bug(
    'silent-kitchen-is-forgotten',
    'Nobody looks whether the kitchen has seen a ticket.',
    'core/domain/ticket.ts',
    '    dueAt: now + TICKET_POLICY.unseenForMs,',
    '    dueAt: now < 0 ? TICKET_POLICY.unseenForMs : undefined,',
  ),
  {
    name: 'silent-kitchen-is-told-of-twice',
    says: 'A ticket that nobody acknowledges is looked at again, and is another case each time.',
    patches: [
      {
        file: SILENT,
        find: '  const unwatched = { tickets: [{ ...ticket, dueAt: undefined }] };',
        replace: '  const unwatched = { tickets: [{ ...ticket, dueAt: now + 60_000 }] };',
      },
      {
        file: SILENT,
        find: "caseIdOf('kitchen-silent', ",
        replace: "caseIdOf('kitchen-silent', String(now) + ",
      },
    ],
  },
  bug(
    'payment-ends-the-silence',
    'Another guest pays, and the case about a kitchen that sleeps is closed.',
    'core/domain/settlement.ts',
    '  const ofMoney = s.order.cases.filter((c) => c.ticketId === undefined);',
    '  const ofMoney = s.order.cases;',
  ),
  bug(
    'late-kitchen-leaves-its-case',
    'The kitchen acknowledges a ticket, and its case is closed by nobody.',
    'core/usecases/advance-ticket.ts',
    'const edit = { tickets: [next], ...endSilence(aggregate, next.ticketId, now) };',
    'const edit = { tickets: [next], ...(now < 0 ? endSilence(aggregate, next.ticketId, now) : {}) };',
  ),
];
