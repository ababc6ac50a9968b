import { builtIns } from './built-ins.ts';
import type { Machine } from './definition.ts';
import type { EventDetails, Position } from './execution.ts';
import type { Bindings } from './expressions.ts';
import type { JsonObject } from './json.ts';
import type { Ports } from './ports.ts';

/** Takes note of what happens; the engine saves it with the next snapshot. */
export interface Journal {
  record(type: string, details: EventDetails): void;
  /** One more transition that AWS would bill. */
  countTransition(): void;
}

/** What a state sees around it while it runs. */
export interface Scope {
  readonly machine: Machine;
  readonly ports: Ports;
  /** Aborted when the execution is stopped, or a sibling branch has failed. */
  readonly signal: AbortSignal;
  /** $states.context without its State. */
  readonly context: JsonObject;
  readonly variables: JsonObject;
  readonly journal: Journal;
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();

function statesFor(at: Position, { context }: Scope, more: JsonObject): JsonObject {
  const State = {
    Name: at.state,
    EnteredTime: isoTime(at.enteredAt),
    RetryCount: at.attempts.reduce((sum, count) => sum + count, 0),
  };
  return { ...more, input: at.input, context: { ...context, State } };
}

/** What the state's expressions can read; `more` is $states.result or $states.errorOutput. */
export function bindingsFor(at: Position, scope: Scope, more: JsonObject = {}): Bindings {
  return (name) => {
    if (name === 'states') return statesFor(at, scope, more);
    if (Object.hasOwn(scope.variables, name)) return scope.variables[name];
    return builtIns(scope.ports).get(name);
  };
}
