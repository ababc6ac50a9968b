import { createHash } from 'node:crypto';
import type { Machine } from './definition.ts';
import type { ExecutionStore } from './execution-store.ts';
import { parseDefinition } from './parse-definition.ts';
import type { Ports } from './ports.ts';
import { ServiceError } from './service-error.ts';

/** A state machine as registered: its current definition, which new executions take. */
export interface StateMachine {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly definition: string;
  readonly revision: string;
  /** ms since the epoch. */
  readonly creationDate: number;
}

/** State machines by ARN, and every revision of a definition that an execution still runs. */
export class StateMachineRegistry {
  readonly #ports: Pick<Ports, 'now'>;
  readonly #store: Pick<ExecutionStore, 'saveDefinition' | 'findDefinition'>;
  readonly #stateMachines = new Map<string, StateMachine>();
  readonly #compiled = new Map<string, Machine>();

  constructor(
    ports: Pick<Ports, 'now'>,
    store: Pick<ExecutionStore, 'saveDefinition' | 'findDefinition'>,
  ) {
    this.#ports = ports;
    this.#store = store;
  }

  /**
   * Keeps the definition (JSON text) as the current one of that state machine.
   * @throws InvalidDefinition when it asks for anything that is not supported.
   */
  define(stateMachineArn: string, definition: string): StateMachine {
    const revision = createHash('sha256').update(definition).digest('hex');
    this.#compiled.set(revision, parseDefinition(definition));
    this.#store.saveDefinition(revision, definition);
    const stateMachine: StateMachine = {
      stateMachineArn,
      name: stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1),
      definition,
      revision,
      creationDate: this.#ports.now(),
    };
    this.#stateMachines.set(stateMachineArn, stateMachine);
    return stateMachine;
  }

  /** @throws StateMachineDoesNotExist */
  describe(stateMachineArn: string): StateMachine {
    const found = this.#stateMachines.get(stateMachineArn);
    if (found !== undefined) return found;
    throw new ServiceError(
      'StateMachineDoesNotExist',
      `State Machine Does Not Exist: '${stateMachineArn}'`,
    );
  }

  /** The definition of that revision, also when only an earlier process knew it. */
  compiled(revision: string): Machine {
    const known = this.#compiled.get(revision);
    if (known !== undefined) return known;
    const definition = this.#store.findDefinition(revision);
    if (definition === undefined) throw new Error(`The store has lost the definition ${revision}.`);
    const machine = parseDefinition(definition);
    this.#compiled.set(revision, machine);
    return machine;
  }
}
