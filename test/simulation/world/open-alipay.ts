import { Alipay } from '../alipay/alipay.ts';
import { drawAssumptions } from '../alipay/assumptions.ts';
import { drawTemper, honest, type Temper } from '../alipay/temper.ts';
import type { Chance } from './chance.ts';
import type { Emphasis } from './conditions.ts';
import { accountOf, MERCHANTS } from './merchants.ts';
import type { Surroundings } from './surroundings.ts';

/** The adversary of a world, with an account for each merchant. */
export function openAlipay(world: Surroundings): Alipay {
  const { time, chance, http, conditions } = world;
  return new Alipay(
    {
      now: () => time.now,
      chance,
      at: (atMs, run) => time.at(atMs, run),
      observe: (event) => world.observe(event, 'alipay'),
      deliver: (letter) => http.deliverNotification(letter),
    },
    MERCHANTS.map((merchant) => accountOf(world.gateway, merchant)),
    drawAssumptions(chance),
    conditions.isHonest ? honest : temperOf(chance, conditions.emphases),
  );
}

/** Where a world is about cases, there is much that only a person can settle. */
function temperOf(chance: Chance, emphases: readonly Emphasis[]): Temper {
  const drawn = drawTemper(chance);
  const nobody = { nobody: 1 };
  if (emphases.includes('strays')) return { ...drawn, nobody };
  // Slower than the follow-up, which then has to ask.
  if (emphases.includes('confirms')) return { ...drawn, delay: { ...drawn.delay, slow: 0.9 } };
  if (!emphases.includes('resolvesCases')) return drawn;
  return { ...drawn, nobody, extra: { ...drawn.extra, 'wrong-amount': 0.8 } };
}
