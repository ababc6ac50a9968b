import type { Temper } from '../alipay/tempers.ts';
import type { CallName, Process } from '../state.ts';

/** What becomes of one call, decided when it is made. Times are ms after that. */
export interface Course {
  /** When Alipay gets the request, possibly long after its sender stopped waiting. */
  readonly reaches: number | 'never';
  readonly temper: Temper;
  /** When the process hears the answer, or gives up. */
  readonly after: number;
  readonly heard: boolean;
}

/** What a buyer or a person does, or Alipay of its own accord. */
export interface Act {
  /** True time, ms since 1970. */
  readonly at: number;
  readonly what: 'password' | 'returned by hand' | 'told again' | Process;
}

/** Everything that is no rule: the network, Alipay's moods, deaths, queues and clocks. */
export interface Nature {
  call(name: CallName): Course;
  /** How many ms a process takes before its next step. */
  pause(): number;
  /** The process dies instead of taking its next step, or of hearing an answer; or the step throws. */
  fails(): 'death' | 'failure' | undefined;
  /** How far the clock of a new process is off, in ms. */
  skewMs(): number;
  /** How late, in ms, the messages of one follow-up are; none: it is lost. */
  followUps(): readonly number[];
  /** How many ms after it was written a notification comes, each time that it does. */
  deliveries(): readonly number[];
  /** How many ms a buyer who is asked takes to pay; undefined: never. */
  password(): number | undefined;
  /** This minute's sweep does not happen. */
  missesSweep(): boolean;
  /** This execution never runs. */
  losesExecution(): boolean;
}
