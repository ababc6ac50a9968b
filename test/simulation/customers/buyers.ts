import { type Buyer, finalRefusals, survivingRefusals, unclearAnswers } from '../alipay/buyer.ts';
import { type Chance, pick } from '../world/chance.ts';

type Later = number | 'never';

/** What a customer does with the phone; the hard cases are as common as the easy ones. */
export function drawBuyer(
  chance: Chance,
  lean: 'fails' | 'pays' | undefined,
  ...words: readonly (string | number)[]
): Buyer {
  const at = chance('buyer', ...words);
  const later = (): Later => paysAfter(chance, ...words);
  const which = chance('which', ...words);
  if (lean === 'fails')
    return { kind: 'fails', code: pick(survivingRefusals, which), paysAfterMs: later() };
  if (lean === 'pays' || at < 0.35) return { kind: 'pays' };
  if (at < 0.6) return { kind: 'is asked', paysAfterMs: later() };
  if (at < 0.7) return { kind: 'is refused', code: pick(finalRefusals, which) };
  if (at < 0.8)
    return { kind: 'fails', code: pick(survivingRefusals, which), paysAfterMs: later() };
  return { kind: 'is unclear', answer: pick(unclearAnswers, which), paysAfterMs: later() };
}

/** Soon, in the worst seconds around the deadline, after it, or never. */
function paysAfter(chance: Chance, ...words: readonly (string | number)[]): Later {
  const at = chance('pays after', ...words);
  const within = chance('within', ...words);
  if (at < 0.15) return 'never';
  if (at < 0.25) return 0;
  if (at < 0.5) return Math.floor(within * 30_000);
  if (at < 0.8) return 54_000 + Math.floor(within * 12_000);
  return Math.floor(within * 400_000);
}
