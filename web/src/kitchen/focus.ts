import type { Command } from './keys.ts';

/** Which ticket is chosen is the browser's own focus: keys, touch and screen readers agree on it. */
const tickets = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-ticket]')];
const buttonsOf = (ticket: HTMLElement): HTMLElement[] => {
  const lines = [...ticket.querySelectorAll<HTMLElement>('.kds-line')];
  const bump = ticket.querySelector<HTMLElement>('.kds-bump');
  return bump === null ? lines : [bump, ...lines];
};

/** Where the focused ticket stands on its page, -1 for none. */
export const placeInFocus = (): number =>
  tickets().findIndex((ticket) => ticket.contains(document.activeElement));

/** Chooses the ticket at a place, or the last where there are fewer. False where there is none. */
export function focusTicket(place: number): boolean {
  const all = tickets();
  const ticket = all[Math.max(0, Math.min(place, all.length - 1))];
  if (ticket === undefined) return false;
  buttonsOf(ticket)[0]?.focus();
  return true;
}

export function moveFocus({ do: what, step }: Command & { do: 'ticket' | 'line' }): void {
  const place = placeInFocus();
  if (place < 0) {
    focusTicket(0);
    return;
  }
  const all = tickets();
  if (what === 'ticket') {
    focusTicket((place + step + all.length) % all.length);
    return;
  }
  const ticket = all[place];
  if (ticket === undefined) return;
  const buttons = buttonsOf(ticket);
  const now = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(now + step + buttons.length) % buttons.length]?.focus();
}
