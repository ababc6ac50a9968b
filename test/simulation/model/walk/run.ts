import TinyQueue from 'tinyqueue';
import type { Action, Fate } from '../actions.ts';
import type { Temper } from '../alipay/tempers.ts';
import { callOf } from '../processes.ts';
import { next } from '../relation.ts';
import type { ModelState, Process } from '../state.ts';
import type { Play } from '../store.ts';
import type { Act, Nature } from './nature.ts';

interface Event {
  readonly at: number;
  /** Of two at one time, the one that was planned first. */
  readonly n: number;
  readonly run: () => void;
}

/** Hears of every action, and may stop the run by throwing. */
export type Acted = (before: ModelState, action: Action, after: ModelState) => void;

/**
 * One payment in virtual time, to the millisecond: the same relation as in the search, but nature
 * says what happens when. This class carries processes and their calls on; what starts them by itself
 * is in background.ts.
 */
export class Run {
  state: ModelState;
  nature: Nature;
  readonly #play: Play;
  readonly #acted: Acted;
  readonly #events = new TinyQueue<Event>([], (a, b) => a.at - b.at || a.n - b.n);
  #planned = 0;
  #begun: number;

  constructor(play: Play, beginning: ModelState, nature: Nature, acted: Acted) {
    this.#play = play;
    this.state = beginning;
    this.nature = nature;
    this.#acted = acted;
    this.#begun = beginning.processes.length;
  }

  /** The processes of the beginning go on, and people act when they will. */
  begin(acts: readonly Act[]): void {
    for (const { id } of this.state.processes) this.#follow(id);
    for (const { at, what } of acts) this.at(at, () => this.act(what));
  }

  /** Runs all that happens until then; less if nothing more will ever happen. */
  runUntil(time: number): void {
    for (let event = this.#events.peek(); event && event.at <= time; event = this.#events.peek()) {
      this.#events.pop();
      if (event.at > this.state.now) this.do({ kind: 'time', now: event.at });
      event.run();
    }
  }

  /** Plans something; what is for now comes after all that is planned for now already. */
  at(time: number, run: () => void): void {
    this.#planned += 1;
    this.#events.push({ at: time, n: this.#planned, run });
  }

  do(action: Action): void {
    const before = this.state;
    this.state = next(this.#play, before, action);
    this.#acted(before, action, this.state);
  }

  /** A process begins with its first step. */
  start(process: Process): void {
    this.#begun += 1;
    const id = this.#begun;
    const skewMs = process.skewMs + this.nature.skewMs();
    this.do({ kind: 'start', process: { ...process, id, skewMs } });
    this.#follow(id);
  }

  act(what: Act['what']): void {
    const { trade } = this.state.alipay;
    if (typeof what === 'object') this.start(what);
    if (what === 'password' && trade?.status === 'WAIT_BUYER_PAY') this.do({ kind: 'buyer pays' });
    if (what === 'told again' && trade?.paid) this.do({ kind: 'told again' });
    if (what === 'returned by hand' && trade?.status === 'TRADE_SUCCESS') this.do({ kind: what });
  }

  /** A process that does not wait takes its next step before anybody else does anything. */
  #after(ms: number, run: () => void): void {
    if (ms <= 0) run();
    else this.at(this.state.now + ms, run);
  }

  #indexOf(id: number): number {
    return this.state.processes.findIndex((p) => p.id === id);
  }

  /** Sees to it that the process takes its next step, or gets its answer. */
  #follow(id: number): void {
    const process = this.state.processes[this.#indexOf(id)];
    if (!process) return;
    if (process.at === 'waits') this.#call(process);
    else this.#after(this.nature.pause(), () => this.#step(id));
  }

  #step(id: number): void {
    const process = this.#indexOf(id);
    const failure = this.nature.fails();
    this.do(failure ? { kind: failure, process, request: 'lost' } : { kind: 'step', process });
    this.#follow(id);
  }

  #call(process: Process): void {
    const { id } = process;
    const { reaches, temper, after, heard } = this.nature.call(callOf(process).name);
    if (reaches === 'never') {
      this.#after(after, () => this.#end(id, 'lost'));
    } else if (reaches > after) {
      const arrivesAt = this.state.now + reaches;
      this.#after(after, () => this.#endLate(id, arrivesAt, temper));
    } else {
      this.#after(reaches, () => {
        this.do({ kind: 'arrival', process: this.#indexOf(id), temper });
      });
      this.#after(after, () => this.#end(id, heard ? 'heard' : 'carried out'));
    }
  }

  /** The process hears its answer, or none, unless it dies just then. */
  #end(id: number, how: Fate | 'heard'): void {
    const process = this.#indexOf(id);
    const request = how === 'heard' ? 'carried out' : how;
    const failure = this.nature.fails();
    if (failure) this.do({ kind: failure, process, request });
    else if (how === 'heard') this.do({ kind: 'answer', process });
    else this.do({ kind: 'timeout', process, request });
    this.#follow(id);
  }

  /** Nobody waits for the request any more, and yet it arrives. */
  #endLate(id: number, arrivesAt: number, temper: Temper): void {
    const known = new Set(this.state.late);
    this.#end(id, 'late');
    const request = this.state.late.find((r) => !known.has(r));
    if (!request) return;
    this.at(arrivesAt, () => {
      this.do({ kind: 'late arrival', request: this.state.late.indexOf(request), temper });
    });
  }
}
