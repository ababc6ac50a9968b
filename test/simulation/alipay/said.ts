import type { Outcome } from '../../../local/alipay-simulator/ledger/command.ts';
import type { Mischief } from './mischief.ts';
import type { Words } from './surroundings.ts';

/** What Alipay has to say, before a gateway puts it into its own words. */
export type Said =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** Not done, with Alipay's word for why. */
  | { readonly kind: 'refused'; readonly word: string }
  /** Nothing of what was done; `spelling` (0 to 1) chooses among the ways to put it. */
  | { readonly kind: 'unclear'; readonly how: Unclear; readonly spelling: number }
  /** Nothing was done: too many calls, or not in the contract. */
  | { readonly kind: 'limited' | 'forbidden' }
  /** To a cancel: repeat it. */
  | { readonly kind: 'cancel-again'; readonly outTradeNo: string }
  /** To a refund: taken in, and no word of money that moved. */
  | {
      readonly kind: 'unproven';
      readonly outTradeNo: string;
      /** What is said besides, and whether the proof says no or is left out. */
      readonly of?: Said;
      readonly proof: 'N' | 'nothing';
    };

export type Unclear = 'unavailable' | 'system-error' | 'unlisted';

/** How to spell what is not clear: the same for the same words. */
export const unclear = (how: Unclear, mischief: Mischief, words: Words): Said => ({
  kind: 'unclear',
  how,
  spelling: mischief.chance('spelt', ...words),
});

export const refused = (word: string): Said => ({ kind: 'refused', word });
export const outcome = (of: Outcome): Said => ({ kind: 'outcome', outcome: of });

/** One of the ways, as the spelling says. */
export const spelt = <T>(ways: readonly [T, ...T[]], spelling: number): T =>
  ways[Math.floor(spelling * ways.length)] ?? ways[0];

/**
 * Carries the call out or not, and answers in a way that tells nothing of it; undefined where the
 * deed is none of these.
 */
export function spoiled(
  deed: string | undefined,
  act: () => Said,
  mischief: Mischief,
  words: Words,
): Said | undefined {
  switch (deed) {
    case 'unavailable':
    case 'system-error':
    case 'unlisted':
      return unclear(deed, mischief, words);
    case 'unavailable-done':
      act();
      return unclear('unavailable', mischief, words);
    case 'system-error-done':
      act();
      return unclear('system-error', mischief, words);
    case 'unlisted-done':
      act();
      return unclear('unlisted', mischief, words);
    case 'limited':
    case 'forbidden':
      return { kind: deed };
    default:
      return undefined;
  }
}
