import { type Action, applied } from './action.ts';
import { keyOf, type SeenTicket } from './seen-ticket.ts';

/** What the server answered to an action, by ticket; newer than a list that was under way. */
export type Answers = ReadonlyMap<string, SeenTicket>;

/**
 * The list, with what is known better here: an answer that is newer than the list's own, which is
 * read from an index that lags a moment, and then what was pressed and is not answered yet.
 */
export function reconciled(
  listed: readonly SeenTicket[],
  answers: Answers,
  pending: readonly Action[],
): SeenTicket[] {
  return listed.map((ticket) => {
    const known = newest(ticket, answers.get(keyOf(ticket)));
    return pending.reduce(applied, known);
  });
}

/** An answer has the lines of all stations, and does not say whose they are: the list's stay. */
function newest(listed: SeenTicket, answer: SeenTicket | undefined): SeenTicket {
  if (answer === undefined || answer.changedAt <= listed.changedAt) return listed;
  const { status, changedAt, acknowledgedAt } = answer;
  const answered = new Map(answer.lines.map((line) => [line.lineId, line]));
  const lines = listed.lines.map((line) => {
    const { doneAt, voids, status: voided } = answered.get(line.lineId) ?? line;
    const { doneAt: _, voids: _v, status: _s, ...rest } = line;
    return {
      ...rest,
      ...(doneAt !== undefined && { doneAt }),
      ...(voids !== undefined && { voids }),
      ...(voided !== undefined && { status: voided }),
    };
  });
  return {
    ...{ ...listed, status, changedAt, lines },
    ...(acknowledgedAt !== undefined && { acknowledgedAt }),
  };
}

/** The answers that the list does not have yet. */
export function stillNeeded(answers: Answers, listed: readonly SeenTicket[]): Answers {
  const versions = new Map(listed.map((ticket) => [keyOf(ticket), ticket.changedAt]));
  return new Map(
    [...answers].filter(([key, { changedAt }]) => changedAt > (versions.get(key) ?? Infinity)),
  );
}
