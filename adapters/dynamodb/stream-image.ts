import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { Refund } from '../../core/domain/refund.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { Due } from '../../core/ports/due-list.ts';
import type { DueTicket } from '../../core/ports/ticket-list.ts';
import { parseOrderRowKey, parseTicketRowKey } from './keys.ts';
import { rowOf } from './row.ts';

type KeyOf<K extends Due['kind']> = Extract<Due, { readonly kind: K }>;

/** A row that somebody outside the table has to hear of. */
export type Outgoing =
  | { readonly kind: 'payment'; readonly key: KeyOf<'payment'>; readonly payment: Payment }
  | { readonly kind: 'refund'; readonly key: KeyOf<'refund'>; readonly refund: Refund }
  | { readonly kind: 'ticket'; readonly key: DueTicket; readonly ticket: Ticket }
  | { readonly kind: 'case'; readonly opened: ExceptionCase };

/** Reads a stream record's new image; undefined for rows that have no effect outside. @throws NewerSchema */
export function outgoingOf(image: Record<string, AttributeValue>): Outgoing | undefined {
  const row = rowOf(unmarshall(image));
  if (row.type === 'case') return { kind: 'case', opened: row.data as ExceptionCase };
  const ticketKey = parseTicketRowKey(row);
  if (ticketKey) return { kind: 'ticket', key: ticketKey, ticket: row.data as Ticket };
  const key = parseOrderRowKey(row);
  switch (key?.kind) {
    case 'payment':
      return { kind: 'payment', key, payment: row.data as Payment };
    case 'refund':
      return { kind: 'refund', key, refund: row.data as Refund };
    default:
      return undefined;
  }
}
