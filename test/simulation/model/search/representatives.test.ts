import { expect, test } from 'vitest';
import { settle } from '../../../../core/domain/settle.ts';
import type { Action } from '../actions.ts';
import { searchBeginnings } from '../beginnings.ts';
import { next } from '../relation.ts';
import type { ModelState } from '../state.ts';
import { Dice } from '../walk/dice.ts';
import { choices } from './choices.ts';
import { faultsOf } from './faults.ts';
import { aged } from './moments.ts';
import { Representatives } from './representatives.ts';

const SCOPE = { processes: 3, sleepers: 1, faults: Infinity };
const WALKS = 6_000;
const STEPS = 60;
const play = { rules: { settle } };

const after = (before: ModelState, action: Action): ModelState => {
  const reached = next(play, before, action);
  return action.kind === 'time' ? aged(before, reached) : reached;
};

/** Mostly something that works, at times a fault, and time passes only now and then. */
function chosen(state: ModelState, dice: Dice): Action | undefined {
  const all = choices(state, SCOPE);
  const working = all.filter((a) => a.kind !== 'time' && faultsOf(state, a) === 0);
  const rest = all.filter((a) => !working.includes(a));
  const rather = dice.chance(0.75) ? working : rest;
  const options = rather.length > 0 ? rather : all;
  return options.length > 0 ? dice.pick(options) : undefined;
}

/**
 * The search looks at one state of each name only. That loses nothing if all states of a name have
 * the same future; here one walks on with its own times and counters while its representative does
 * the same beside it.
 */
test('states of one name stay of one name, whatever happens to them', { timeout: 120_000 }, () => {
  const representatives = new Representatives();
  for (let seed = 1; seed <= WALKS; seed++) {
    const dice = new Dice(seed);
    let own = dice.pick(searchBeginnings()).state;
    let other = representatives.of(own).state;
    for (let step = 1; step <= STEPS; step++) {
      const action = chosen(other, dice);
      if (!action) break;
      own = after(own, action);
      const reached = representatives.of(after(other, action));
      other = reached.state;
      const where = `walk ${seed}, step ${step}`;
      expect(representatives.of(own).name, where).toBe(reached.name);
      expect(choices(own, SCOPE).length, where).toBe(choices(other, SCOPE).length);
    }
  }
});
