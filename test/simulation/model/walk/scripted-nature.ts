import { honest, type Temper } from '../alipay/tempers.ts';
import type { CallName } from '../state.ts';
import type { Course, Nature } from './nature.ts';

/** How the coming calls of each kind go, in order; the ones after them are honest and at once. */
export type Script = Partial<Record<CallName, readonly Omit<Course, 'temper'>[]>>;

/** A world in which everything is at once and nothing fails, but for what a script says. */
export class ScriptedNature implements Nature {
  readonly #script: Map<CallName, Omit<Course, 'temper'>[]>;
  readonly #pay: Temper;
  readonly #lost: { readonly followUps: boolean; readonly workflows: boolean };

  constructor(
    script: Script,
    pay: Temper,
    lost: { readonly followUps: boolean; readonly workflows: boolean },
  ) {
    const entries = Object.entries(script) as [CallName, readonly Omit<Course, 'temper'>[]][];
    this.#script = new Map(entries.map(([name, courses]) => [name, [...courses]]));
    this.#pay = pay;
    this.#lost = lost;
  }

  call(name: CallName): Course {
    const temper = name === 'pay' ? this.#pay : honest(name);
    // Both kinds of query are one method of the gateway.
    const next = this.#script.get(name === 'trade-query' ? 'query' : name)?.shift();
    return { reaches: 0, after: 0, heard: true, ...next, temper };
  }

  pause(): number {
    return 0;
  }

  fails(): undefined {
    return undefined;
  }

  skewMs(): number {
    return 0;
  }

  followUps(): readonly number[] {
    return this.#lost.followUps ? [] : [0];
  }

  deliveries(): readonly number[] {
    return [];
  }

  password(): number | undefined {
    return undefined;
  }

  missesSweep(): boolean {
    return false;
  }

  losesExecution(): boolean {
    return this.#lost.workflows;
  }
}
