import { isLineDone, keyOf, type SeenLine, type SeenTicket } from './seen-ticket.ts';

export type ActionKind = 'bump' | 'recall' | 'complete' | 'hand-over';

/** What somebody did at this screen, until the server has it. */
export interface Action {
  readonly actionId: string;
  readonly kind: ActionKind;
  readonly orderId: string;
  readonly ticketId: string;
  /** To tell people which ticket it is about. */
  readonly pickupNumber: string;
  /** One line; absent for all that the screen shows. */
  readonly lineId?: string;
  /** Whose lines; absent at the pass, which has them all. */
  readonly stationId?: string;
  readonly courier?: string;
  readonly at: number;
  /** What was voided of its lines when it was pressed. */
  readonly seenVoids: string;
  /** No answer came: it may have happened, and is sent again once there is a connection. */
  readonly isDelayed?: boolean;
}

const concerns = ({ lineId }: Pick<Action, 'lineId'>, line: SeenLine): boolean =>
  lineId === undefined || line.lineId === lineId;

export const voidsSeen = (ticket: SeenTicket, lineId?: string): string =>
  JSON.stringify(
    ticket.lines
      .filter((line) => lineId === undefined || line.lineId === lineId)
      .map((line) => line.voids?.map((gone) => gone.quantity) ?? []),
  );

/** The ticket as it will be: a cook does not wait for the network to see what was pressed. */
export function applied(ticket: SeenTicket, action: Action): SeenTicket {
  if (keyOf(ticket) !== keyOf(action) || ticket.status === 'COMPLETED') return ticket;
  if (action.kind === 'complete' || action.kind === 'hand-over') {
    return { ...ticket, status: 'COMPLETED' };
  }
  const isBump = action.kind === 'bump';
  const lines = ticket.lines.map((line): SeenLine => {
    const isDone = concerns(action, line) ? isBump : isLineDone(ticket, line);
    const { doneAt = action.at, ...rest } = line;
    return isDone ? { ...line, doneAt } : rest;
  });
  // What other stations still make of it only the server knows.
  const isReady = action.stationId === undefined && lines.every((l) => l.doneAt !== undefined);
  return { ...ticket, lines, status: isReady ? 'PREPARED' : 'PREPARING' };
}

/** Whether an action that was kept while there was no connection is to be sent after all. */
export type Meant = 'send' | 'settled' | 'look-again';

/**
 * @param ticket As the server has it now; undefined where it is handed over, or gone.
 * `look-again`: guests were paid back a dish meanwhile, and the cook who pressed could not know.
 */
export function stillMeant(action: Action, ticket: SeenTicket | undefined): Meant {
  if (ticket === undefined) return action.kind === 'recall' ? 'look-again' : 'settled';
  if (action.kind === 'bump' && voidsSeen(ticket, action.lineId) !== action.seenVoids) {
    return 'look-again';
  }
  return 'send';
}
