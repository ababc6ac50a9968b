/** What a key of a bump bar asks for. Enter presses the button that has the focus, as everywhere. */
export type Command =
  | { readonly do: 'select'; readonly place: number }
  | { readonly do: 'ticket'; readonly step: 1 | -1 }
  | { readonly do: 'line'; readonly step: 1 | -1 }
  | { readonly do: 'page'; readonly step: 1 | -1 }
  | { readonly do: 'recall' | 'done' | 'all-day' | 'keys' | 'first' };

export interface Pressed {
  readonly key: string;
  readonly isRepeat: boolean;
  /** With Ctrl, Alt or Meta it is the browser's. */
  readonly isWithModifier: boolean;
  readonly isTyping: boolean;
  /** Nothing has the focus: Enter would press nothing. */
  readonly isNothingSelected: boolean;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    ArrowLeft: { do: 'ticket', step: -1 },
    ArrowRight: { do: 'ticket', step: 1 },
    ArrowUp: { do: 'line', step: -1 },
    ArrowDown: { do: 'line', step: 1 },
    PageUp: { do: 'page', step: -1 },
    PageDown: { do: 'page', step: 1 },
    r: { do: 'recall' },
    d: { do: 'done' },
    a: { do: 'all-day' },
    k: { do: 'keys' },
  }),
);

/** Single letters and digits, which may be switched off for who speaks to the browser (WCAG 2.1.4). */
const isCharacter = (key: string): boolean => key.length === 1;

/** @param areCharactersOn Whether digits and letters are for us. */
export function commandOf(pressed: Pressed, areCharactersOn: boolean): Command | undefined {
  const { key, isRepeat, isWithModifier, isTyping, isNothingSelected } = pressed;
  if (isWithModifier || isTyping) return undefined;
  if (key === 'Enter') return isNothingSelected ? { do: 'first' } : undefined;
  if (isCharacter(key) && (!areCharactersOn || isRepeat)) return undefined;
  if (/^\d$/.test(key)) return { do: 'select', place: key === '0' ? 9 : Number(key) - 1 };
  return COMMANDS.get(isCharacter(key) ? key.toLowerCase() : key);
}
