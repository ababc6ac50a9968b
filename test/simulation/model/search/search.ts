import type { Action } from '../actions.ts';
import { brokenMove } from '../moves.ts';
import { type Broken, brokenRule } from '../predicates.ts';
import { next } from '../relation.ts';
import { isAGoodEnd, unaccounted } from '../rest.ts';
import type { ModelState } from '../state.ts';
import type { Play, Rules } from '../store.ts';
import { choices, type Scope } from './choices.ts';
import { faultsOf, isSureToGoOn } from './faults.ts';
import { Liveness } from './liveness.ts';
import { aged } from './moments.ts';
import { Numbers } from './numbers.ts';
import { remembered } from './remembered.ts';
import { type Representative, Representatives } from './representatives.ts';

export interface Violation extends Broken {
  /** The state in which it shows, by its number; or in which this action shows it. */
  readonly state: number;
  readonly action?: Action;
}

export interface Beginning {
  readonly state: ModelState;
  /** Those that it took to begin so. */
  readonly faults: number;
}

interface Visit {
  readonly number: number;
  readonly state: ModelState;
}

/** How a state was reached: from which, by which of the choices there, and with how many faults in all. */
interface Way {
  readonly from: number;
  readonly choice: number;
  readonly faults: number;
}

/** States, each with the action that led to it. */
export type Path = readonly { readonly action?: Action; readonly state: ModelState }[];

/** A beginning has no state before it. */
const NONE = -1;

/**
 * Visits every state that the rules can reach within the scope: first all that need no fault, then all
 * that need one, and so on, each time the nearest first. So the first violation has the fewest faults.
 */
export class Search {
  readonly scope: Scope;
  readonly violations: Violation[] = [];
  edges = 0;
  depth = 0;
  readonly #play: Play;
  readonly #representatives = new Representatives();
  readonly #numbers = new Map<string, number>();
  readonly #faults = new Numbers();
  readonly #depths = new Numbers();
  /** How a state was first reached: from where, and by which of the choices there. */
  readonly #parents = new Numbers();
  readonly #choices = new Numbers();
  readonly #liveness = new Liveness();
  readonly #beginnings: readonly Representative[];
  readonly #waiting: Visit[][];
  /** Stop at the first violation: enough to see that a rule is broken. */
  readonly #stopsEarly: boolean;

  constructor(
    rules: Rules,
    beginnings: readonly Beginning[],
    scope: Scope,
    { stopsEarly = false }: { readonly stopsEarly?: boolean } = {},
  ) {
    this.scope = scope;
    this.#play = { rules: remembered(rules) };
    this.#beginnings = beginnings.map(({ state }) => this.#representatives.of(state));
    this.#waiting = Array.from({ length: scope.faults + 1 }, () => []);
    this.#stopsEarly = stopsEarly;
    beginnings.forEach(({ faults }, n) => {
      const begun = this.#beginnings[n];
      if (begun && faults <= scope.faults) this.#reach(begun, { from: NONE, choice: n, faults });
    });
  }

  get states(): number {
    return this.#numbers.size;
  }

  run(): void {
    for (let faults = 0; faults <= this.scope.faults; faults++) this.#visitAll(faults);
    const stuck = this.violations.length === 0 ? this.#liveness.deadEnd(this.states) : undefined;
    if (stuck === undefined) return;
    const sentence = 'the sweeper alone cannot bring it to an end';
    this.violations.push({ invariant: 'L3 every payment ends', sentence, state: stuck });
  }

  /** The way to a violation, from its beginning. */
  pathOf({ state, action }: Violation): Path {
    const path = this.#pathTo(state);
    const before = path.at(-1)?.state;
    return before && action
      ? [...path, { action, state: this.#after(before, action).state }]
      : path;
  }

  #pathTo(number: number): Path {
    const choice = this.#choices.at(number);
    const parent = this.#parents.at(number);
    if (parent === NONE) {
      const begun = this.#beginnings[choice];
      return begun ? [{ state: begun.state }] : [];
    }
    const path = this.#pathTo(parent);
    const before = path.at(-1)?.state;
    const action = before && choices(before, this.scope)[choice];
    if (!action) throw new Error('The path does not lead on');
    return [...path, { action, state: this.#after(before, action).state }];
  }

  /** All that wait with so many faults, and all that these lead to without a further one. */
  #visitAll(faults: number): void {
    for (
      let wave = this.#waiting[faults] ?? [];
      wave.length > 0;
      wave = this.#waiting[faults] ?? []
    ) {
      this.#waiting[faults] = [];
      for (const visit of wave) {
        if (this.#stopsEarly && this.violations.length > 0) return;
        // Otherwise it was reached again with fewer faults, and visited then.
        if (this.#faults.at(visit.number) === faults) this.#visit(visit, faults);
      }
    }
  }

  #visit({ number, state }: Visit, faults: number): void {
    this.depth = Math.max(this.depth, this.#depths.at(number));
    const broken = brokenRule(state) ?? unaccounted(state);
    if (broken) {
      this.violations.push({ ...broken, state: number });
      return;
    }
    if (isAGoodEnd(state)) this.#liveness.endsWell(number);
    choices(state, this.scope).forEach((action, choice) => {
      const spent = faults + faultsOf(state, action);
      if (spent <= this.scope.faults) this.#take(action, { number, state }, { choice, spent });
    });
  }

  #take(action: Action, from: Visit, { choice, spent }: { choice: number; spent: number }): void {
    const reached = this.#after(from.state, action);
    const to = this.#reach(reached, { from: from.number, choice, faults: spent });
    this.edges += 1;
    const broken = action.kind !== 'time' && brokenMove(from.state, action, reached.state);
    if (broken) this.violations.push({ ...broken, state: from.number, action });
    if (to !== from.number && isSureToGoOn(from.state, action)) {
      this.#liveness.goesOn(from.number, to);
    }
  }

  #after(state: ModelState, action: Action): Representative {
    const after = next(this.#play, state, action);
    return this.#representatives.of(action.kind === 'time' ? aged(state, after) : after);
  }

  #reach({ state, name }: Representative, way: Way): number {
    const known = this.#numbers.get(name);
    if (known !== undefined && this.#faults.at(known) <= way.faults) return known;
    const number = known ?? this.#numbers.size;
    if (known === undefined) {
      this.#numbers.set(name, number);
      for (const list of [this.#faults, this.#depths, this.#parents, this.#choices]) list.push(0);
    }
    this.#faults.set(number, way.faults);
    this.#depths.set(number, way.from === NONE ? 0 : this.#depths.at(way.from) + 1);
    this.#parents.set(number, way.from);
    this.#choices.set(number, way.choice);
    this.#waiting[way.faults]?.push({ number, state });
    return number;
  }
}
