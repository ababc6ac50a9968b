import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualClock } from '../clock.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { stepFunctionsApi } from '../step-functions/http-api.ts';
import { SqliteExecutionStore } from '../step-functions/sqlite-store.ts';
import { StateMachines } from '../step-functions/state-machines.ts';

/** AWS::StepFunctions::StateMachine, without intrinsics. */
export interface StateMachineProperties {
  readonly DefinitionString?: string;
  readonly DefinitionS3Location?: { readonly Key: string };
  readonly DefinitionSubstitutions?: Readonly<Record<string, string>>;
}

export interface StepFunctionsEngine {
  readonly listener: RequestListener;
  define(stateMachineArn: string, properties: StateMachineProperties): void;
  /** Continues what an earlier process left running. */
  resume(): void;
  close(): void;
}

export interface StepFunctionsOptions {
  readonly dataDir: string;
  /** Folder of the assets: `asset.<key>`. */
  readonly assetsDir: string;
  readonly clock: VirtualClock;
  readonly invoke: Invoke;
}

const longestTimerMs = 2 ** 31 - 1;

/** Durable workflows over the local functions, in virtual time. */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctionsEngine {
  const { clock, invoke } = options;
  const store = new SqliteExecutionStore(path.join(options.dataDir, 'executions.sqlite'));
  const machines = new StateMachines(
    {
      now: () => clock.nowMs(),
      random: Math.random,
      sleepUntil: async (atMs, signal) => {
        signal.throwIfAborted();
        for (let left = atMs - clock.nowMs(); left > 0; left = atMs - clock.nowMs()) {
          const realMs = Math.min(Math.ceil(left / clock.scale), longestTimerMs);
          await sleep(realMs, undefined, { signal });
        }
      },
      invoke: async (functionArn, payload) => {
        const outcome = await invoke(functionArn, JSON.stringify(payload));
        if (outcome.ok) return JSON.parse(outcome.payload);
        const { errorType, errorMessage } = outcome.error;
        throw Object.assign(new Error(errorMessage), { name: errorType });
      },
    },
    store,
  );
  return {
    listener: stepFunctionsApi(machines),
    define: (stateMachineArn, properties) => {
      machines.define(stateMachineArn, definitionOf(properties, options.assetsDir));
    },
    resume: () => machines.resume(),
    close: () => {
      machines.close();
      store.close();
    },
  };
}

function definitionOf(properties: StateMachineProperties, assetsDir: string): string {
  const { DefinitionS3Location: location, DefinitionSubstitutions: substitutions = {} } =
    properties;
  const text =
    location === undefined
      ? (properties.DefinitionString ?? '')
      : readFileSync(path.join(assetsDir, `asset.${location.Key}`), 'utf8');
  return Object.entries(substitutions).reduce(
    (definition, [name, value]) => definition.replaceAll(`\${${name}}`, value),
    text,
  );
}
