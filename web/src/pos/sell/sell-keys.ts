/** What a key does while somebody sells. */
export type SellKey =
  | 'search'
  | 'pay'
  | 'hold'
  | 'help'
  | 'more'
  | 'less'
  | 'remove'
  | 'next'
  | 'previous'
  | 'forget';

export interface Pressed {
  readonly key: string;
  /** Whether it is typed into a field of text, other than the search. */
  readonly inText: boolean;
  /** Whether the search field is in focus, and what is in it. */
  readonly search: string | undefined;
}

const ALWAYS: Readonly<Record<string, SellKey>> = { F1: 'help', F8: 'pay', F9: 'hold' };

/** With nothing typed yet: keys that are no letters of a name count and choose. */
const WHILE_EMPTY: Readonly<Record<string, SellKey>> = {
  '+': 'more',
  '-': 'less',
  Delete: 'remove',
  ArrowDown: 'next',
  ArrowUp: 'previous',
};

export function sellKey({ key, inText, search }: Pressed): SellKey | undefined {
  const always = ALWAYS[key];
  if (always !== undefined) return always;
  if (inText) return undefined;
  if (search === undefined && key === '/') return 'search';
  if (search !== undefined && search !== '') return key === 'Escape' ? 'forget' : undefined;
  return WHILE_EMPTY[key];
}
