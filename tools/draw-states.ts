import { CASE_KINDS } from '../core/domain/exception-case.ts';
import { ORDER_TRANSITIONS } from '../core/domain/order.ts';
import {
  PAYMENT_STATES,
  PAYMENT_TRANSITIONS,
  type PaymentStatus,
  TRANSITION_TARGETS,
  type TransitionName,
} from '../core/domain/payment-states.ts';
import { REFUND_TRANSITIONS } from '../core/domain/refund.ts';
import { TICKET_TRANSITIONS } from '../core/domain/ticket.ts';

/** The whole of docs/payment-states.md, from the tables that the code decides by. */
export function drawStates(): string {
  return `${[
    '# States of orders, payments, refunds and tickets',
    INTRODUCTION,
    '## Payment',
    PAYMENT_NOTE,
    diagram(paymentEdges()),
    statesTable(),
    '### What each event does',
    EVENTS_NOTE,
    eventsTable(),
    '## Order',
    ORDER_NOTE,
    diagram(plainEdges(ORDER_TRANSITIONS)),
    '## Refund',
    REFUND_NOTE,
    diagram(plainEdges(REFUND_TRANSITIONS)),
    '## Ticket',
    'One ticket per release to the kitchen; its id is derived from the check, so no release prints twice.',
    diagram(ticketEdges()),
    '## Cases',
    'A case is an exception that a person sees. Some close themselves when the matter comes right after all.',
    casesTable(),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Written by tools/draw-states.ts from the tables in core/domain. Do not edit. -->

Every piece of evidence (the pay answer, a query answer, a notification, a cancel answer) goes through
one function, \`settle\` in core/domain/settle.ts. It looks the event up in the tables below, decides one
transition, and its effects are stored as one conditional transaction. What a table does not list
changes nothing. A captured amount other than the one due moves nothing in any state: it opens a case.`;

const PAYMENT_NOTE = `Two rules run through the drawing. From CANCELLING no way leads to CAPTURED: the fence is written before
cancel is called, and no ticket may follow it. And every dead state leads to RETURNING: money that
arrives late goes back, once, by a refund whose number is derived from the payment.`;

const EVENTS_NOTE = `Rows are states, columns what we learn (or, in italics, what we decide). Each cell is the name of a
transition, a function of that name in core/domain; an empty cell changes nothing.`;

const ORDER_NOTE = `An order is open, then paid for or given up. Each of its checks (a payer's share) is due, being paid
by one live payment, or paid.`;

const REFUND_NOTE = `The amount is reserved when the refund is written, before Alipay is asked, and freed only if the
refund fails. A refund that gives late money back never fails: it is tried until it succeeds, and a
person sees it meanwhile.`;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const keys = <K extends string>(table: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(table) as K[];

/** Which transitions lead from one state to another one; staying is in the table of events. */
function paymentEdges(): Edge[] {
  const edges: Edge[] = [{ from: '[*]', to: 'INITIATED', label: '' }];
  for (const from of keys(PAYMENT_STATES)) {
    const names = new Set<TransitionName>(Object.values(PAYMENT_TRANSITIONS[from]));
    for (const to of keys(PAYMENT_STATES)) {
      const ways = from === to ? [] : [...names].filter((name) => leadsTo(name, to));
      if (ways.length > 0) edges.push({ from, to, label: ways.join(', ') });
    }
  }
  return edges;
}

function leadsTo(name: TransitionName, to: PaymentStatus): boolean {
  const targets: readonly PaymentStatus[] = TRANSITION_TARGETS[name];
  return targets.includes(to);
}

const plainEdges = (table: Readonly<Record<string, readonly string[]>>): Edge[] => {
  const [first = ''] = Object.keys(table);
  const moves = Object.entries(table).flatMap(([from, targets]) =>
    targets.map((to) => ({ from, to, label: '' })),
  );
  return [{ from: '[*]', to: first, label: '' }, ...moves];
};

const ticketEdges = (): Edge[] => [
  { from: '[*]', to: 'PROPOSED', label: '' },
  ...Object.entries(TICKET_TRANSITIONS).flatMap(([label, { from, to }]) =>
    from.map((state) => ({ from: state, to, label })),
  ),
];

function diagram(edges: readonly Edge[]): string {
  const lines = edges.map(({ from, to, label }) => `  ${from} --> ${to}${label && ` : ${label}`}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

function statesTable(): string {
  const rows = keys(PAYMENT_STATES).map((name) => {
    const { says, holdsCheck, watched } = PAYMENT_STATES[name];
    return [name, says, holdsCheck ? 'yes' : '', watched ? 'yes' : ''];
  });
  return table(['State', 'Means', 'Blocks another attempt', 'Late money is looked for'], rows);
}

function eventsTable(): string {
  const rules = (state: PaymentStatus): Readonly<Record<string, string>> =>
    PAYMENT_TRANSITIONS[state];
  const events = [...new Set(keys(PAYMENT_STATES).flatMap((state) => keys(rules(state))))];
  const ours = ['fence', 'watch-again', 'hand-over', 'stop-waiting', 'refund-sent'];
  const header = events.map((event) => (ours.includes(event) ? `*${event}*` : event));
  const rows = keys(PAYMENT_STATES).map((state) => [
    state,
    ...events.map((event) => rules(state)[event] ?? ''),
  ]);
  return table(['', ...header], rows);
}

const casesTable = (): string =>
  table(
    ['Case', 'Means', 'Closes itself'],
    keys(CASE_KINDS).map((kind) => {
      const { says, closesItself } = CASE_KINDS[kind];
      return [kind, says, closesItself ? 'yes' : ''];
    }),
  );

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) process.stdout.write(drawStates());
