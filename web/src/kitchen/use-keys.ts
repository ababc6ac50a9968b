import { useKeydown } from '../ui/use-keydown.ts';
import { focusTicket, moveFocus, placeInFocus } from './focus.ts';
import { type Command, commandOf } from './keys.ts';
import type { View } from './view.ts';

/** Listens to the bump bar for as long as the screen is shown. */
export function useKeys(view: View): void {
  useKeydown((event) => {
    if (view.asked.value !== undefined) return;
    // A finger that stays on Enter bumps one ticket, not all of them.
    if (event.repeat && event.key === 'Enter' && placeInFocus() >= 0) event.preventDefault();
    const target = event.target instanceof Element ? event.target : document.body;
    const command = commandOf(
      {
        key: event.key,
        isRepeat: event.repeat,
        isWithModifier: event.ctrlKey || event.altKey || event.metaKey,
        isTyping: target.matches('input, textarea, select'),
        isNothingSelected: document.activeElement === document.body,
      },
      view.areKeysOn.value,
    );
    if (command === undefined) return;
    event.preventDefault();
    obey(view, command);
  });
}

function obey(view: View, command: Command): void {
  switch (command.do) {
    case 'select':
      // A place that is empty is no ticket: Enter after it must not bump another one.
      if (document.querySelectorAll('[data-ticket]').length > command.place) {
        focusTicket(command.place);
      }
      break;
    case 'first':
      focusTicket(0);
      break;
    case 'ticket':
    case 'line':
      moveFocus(command);
      break;
    case 'page':
      view.page.value = Math.max(0, Math.min(view.page.value + command.step, view.pages.value - 1));
      break;
    case 'recall':
      view.recallLast();
      break;
    case 'done':
    case 'all-day':
      view.toggle(command.do);
      break;
    case 'keys':
      view.asked.value = 'keys';
  }
}
