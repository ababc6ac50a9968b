import { honest, TEMPERS, type Temper } from '../alipay/tempers.ts';
import type { CallName } from '../state.ts';
import { type Climate, WORST_DELAY_MS } from './climate.ts';
import type { Dice } from './dice.ts';
import type { Course, Nature } from './nature.ts';

/** How long our client waits (functions/shared/compose.ts), in ms. */
const TIMEOUT_MS: Record<CallName, number> = {
  pay: 4_500,
  query: 3_000,
  'trade-query': 3_000,
  'refund-query': 3_000,
  cancel: 4_000,
  refund: 4_000,
};
/** After how long Alipay tells again of what was not acknowledged. */
const REDELIVERY_MS = [0, 4, 14, 24, 84, 204, 564, 1_464].map((minutes) => minutes * 60_000);

/** Ms after a request: what happens around the deadline matters most. */
const WHEN = [
  [1, 6_000],
  [54_000, 66_000],
  [6_000, WORST_DELAY_MS],
] as const;

/** Faults in a climate, by chance. */
export class DrawnNature implements Nature {
  readonly #dice: Dice;
  readonly #climate: Climate;

  constructor(dice: Dice, climate: Climate) {
    this.#dice = dice;
    this.#climate = climate;
  }

  call(name: CallName): Course {
    const dice = this.#dice;
    const { lostRequest, lateRequest, lostAnswer } = this.#climate;
    const temper = this.#temper(name);
    const timeout = TIMEOUT_MS[name];
    if (dice.chance(lostRequest)) return { reaches: 'never', temper, after: timeout, heard: false };
    if (dice.chance(lateRequest)) return this.#late(name, temper);
    const reaches = dice.between(10, 200);
    const answered = reaches + dice.between(10, 400);
    if (name === 'pay' && dice.chance(this.#climate.freeze)) {
      return { reaches, temper, after: answered + this.#within(WORST_DELAY_MS), heard: true };
    }
    if (dice.chance(lostAnswer)) return { reaches, temper, after: timeout, heard: false };
    return { reaches, temper, after: answered, heard: true };
  }

  pause(): number {
    const frozen = this.#dice.chance(this.#climate.freeze);
    return this.#dice.between(1, frozen ? WORST_DELAY_MS : 40);
  }

  fails(): 'death' | 'failure' | undefined {
    const { death, failure } = this.#climate;
    if (this.#dice.chance(death)) return 'death';
    return this.#dice.chance(failure) ? 'failure' : undefined;
  }

  skewMs(): number {
    const { skewMs } = this.#climate;
    return skewMs === 0 ? 0 : this.#dice.between(-skewMs, skewMs);
  }

  followUps(): readonly number[] {
    const dice = this.#dice;
    const { lostFollowUp } = this.#climate;
    if (lostFollowUp === 0) return [dice.between(5, 300)];
    if (dice.chance(lostFollowUp)) return [];
    const late = () => dice.between(5, dice.pick([300, 60_000, WORST_DELAY_MS]));
    return dice.chance(0.2) ? [late(), late()] : [late()];
  }

  deliveries(): readonly number[] {
    const dice = this.#dice;
    const { silentNotices, lostAnswer } = this.#climate;
    if (silentNotices) return [];
    return REDELIVERY_MS.flatMap((ms) =>
      dice.chance(lostAnswer) ? [] : [ms + dice.between(20, dice.pick([3_000, 120_000]))],
    );
  }

  password(): number | undefined {
    return this.#dice.chance(0.7) ? this.#within(WORST_DELAY_MS) : undefined;
  }

  missesSweep(): boolean {
    return this.#dice.chance(this.#climate.missedSweep);
  }

  losesExecution(): boolean {
    return this.#dice.chance(this.#climate.lostExecution);
  }

  #temper(name: CallName): Temper {
    const { pay, lag, moods } = this.#climate;
    if (name === 'pay') return pay;
    const rate = name === 'cancel' || name === 'refund' ? moods : lag;
    return this.#dice.chance(rate) ? this.#dice.pick(TEMPERS[name]) : honest(name);
  }

  /** Soon, just when we cancel, or whenever. */
  #within(longestMs: number): number {
    const [from, to] = this.#dice.pick(WHEN);
    return this.#dice.between(from, Math.min(to, longestMs));
  }

  /** Alipay gets it after our client gave up, or just before. */
  #late(name: CallName, temper: Temper): Course {
    const longest = name === 'pay' ? this.#climate.payDelayMs : WORST_DELAY_MS;
    const reaches = this.#within(longest);
    const answered = reaches + this.#dice.between(10, 400);
    const after = Math.min(answered, TIMEOUT_MS[name]);
    return { reaches, temper, after, heard: answered === after };
  }
}

/** Nothing fails any more: the day after the faults. */
export class CalmNature extends DrawnNature {
  constructor(dice: Dice, climate: Climate) {
    super(dice, {
      ...climate,
      lostRequest: 0,
      lostAnswer: 0,
      lateRequest: 0,
      lag: 0,
      moods: 0,
      death: 0,
      failure: 0,
      freeze: 0,
      lostFollowUp: 0,
      lostExecution: 0,
      missedSweep: 0,
      skewMs: 0,
    });
  }
}
