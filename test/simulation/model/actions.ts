import type { Temper } from './alipay/tempers.ts';
import type { Process } from './state.ts';

/** What becomes of a request whose sender stops waiting: it was carried out, or is lost, or arrives later. */
export type Fate = 'carried out' | 'lost' | 'late';

/**
 * One thing that happens. A process is named by its place in the list. Between any two actions
 * every other may happen: these are the points at which a process can die or another can act.
 */
export type Action =
  /** A process takes a step that waits for nobody: reads, or decides and commits. */
  | { readonly kind: 'step'; readonly process: number }
  /** The request reaches Alipay, which acts on it; its sender still waits. */
  | { readonly kind: 'arrival'; readonly process: number; readonly temper: Temper }
  /** The answer reaches its process, which decides and commits. */
  | { readonly kind: 'answer'; readonly process: number }
  /** The process waits no longer: nothing that it knows of came. */
  | { readonly kind: 'timeout'; readonly process: number; readonly request: Fate }
  | { readonly kind: 'death'; readonly process: number; readonly request: Fate }
  /** A read, write or call throws; unlike after a death, what the code does in the end is done. */
  | { readonly kind: 'failure'; readonly process: number; readonly request: Fate }
  /** A request that nobody waits for reaches Alipay. */
  | { readonly kind: 'late arrival'; readonly request: number; readonly temper: Temper }
  | { readonly kind: 'start'; readonly process: Process }
  | { readonly kind: 'notice'; readonly noticeId: number }
  | { readonly kind: 'buyer pays' }
  /** Alipay tells of the capture in another notification. */
  | { readonly kind: 'told again' }
  | { readonly kind: 'returned by hand' }
  | { readonly kind: 'time'; readonly now: number };
