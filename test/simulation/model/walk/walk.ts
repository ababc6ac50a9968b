import { beginning } from '../beginnings.ts';
import { brokenMove } from '../moves.ts';
import { START } from '../payment.ts';
import { type Broken, brokenRule } from '../predicates.ts';
import { isAGoodEnd, unaccounted } from '../rest.ts';
import type { Rules, Transition } from '../store.ts';
import { tell } from '../story.ts';
import { Background } from './background.ts';
import { drawClimate } from './climate.ts';
import { Dice } from './dice.ts';
import { CalmNature, DrawnNature } from './drawn-nature.ts';
import { Run } from './run.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Faults stop; what is late or frozen by then may take 20 minutes more. */
const HEALS_AFTER_MS = 40 * MINUTE_MS;
/** A day, and Alipay's last attempt to deliver a notification. */
const RESTS_AFTER_MS = HEALS_AFTER_MS + 26 * HOUR_MS;
/** When an Alipay closes an unpaid trade that does not do it when we say. */
const ITS_OWN_EXPIRY_MS = 3 * HOUR_MS;

export interface Listener {
  readonly committed?: (transition: Transition) => void;
  readonly told?: (line: string) => void;
}

/** The first broken rule ends a walk. */
class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
  readonly broken: Broken;

  constructor(broken: Broken) {
    super(broken.sentence);
    this.broken = broken;
  }
}

/** One payment from its start to rest. @returns the rule that it broke, if any. */
export function walk(
  seed: number,
  rules: Rules,
  { committed, told }: Listener,
): Broken | undefined {
  const dice = new Dice(seed);
  const climate = drawClimate(dice);
  const nature = new DrawnNature(dice, climate);
  const expiry = climate.honoursExpiry ? {} : { expiresAt: START + ITS_OWN_EXPIRY_MS };
  const run: Run = new Run(
    { rules, ...(committed && { committed }) },
    beginning({
      assumptions: climate.assumptions,
      now: START,
      skewMs: nature.skewMs(),
      ...expiry,
    }),
    nature,
    (before, action, after) => {
      told?.(tell(before, action, after, `${((after.now - START) / 1_000).toFixed(3)} s`));
      const broken = brokenMove(before, action, after) ?? brokenRule(after, climate.skewMs);
      if (broken) throw new RuleBroken(broken);
      background.changed(before, after);
    },
  );
  const background = new Background(run, START + dice.between(1, MINUTE_MS));
  try {
    background.begin();
    run.begin(climate.acts);
    run.runUntil(START + HEALS_AFTER_MS);
    run.nature = new CalmNature(dice, climate);
    run.runUntil(START + RESTS_AFTER_MS);
  } catch (error) {
    if (error instanceof RuleBroken) return error.broken;
    throw error;
  }
  return unaccounted(run.state) ?? notAtRest(run);
}

function notAtRest({ state }: Run): Broken | undefined {
  if (isAGoodEnd(state)) return undefined;
  return {
    invariant: 'L3 every payment ends',
    sentence: 'a day after the last fault it has no end',
  };
}
