import type { Assignments, Exit, Machine, State } from './definition.ts';
import { machineSchema } from './definition-schema.ts';

/** The definition asks for something that AWS or this interpreter does not do; the message says what. */
class InvalidDefinition extends Error {
  constructor(problems: readonly string[]) {
    super(`The state machine cannot run here: ${problems.join('; ')}.`);
    this.name = 'InvalidDefinition';
  }
}

const innerMachines = (state: State): readonly Machine[] => {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor] : [];
};

/** Every way out of a state, with what it assigns. */
function exitsOf(state: State): readonly Exit[] {
  switch (state.Type) {
    case 'Choice':
      return [...state.Choices, { Next: state.Default, Assign: state.Assign }];
    case 'Task':
    case 'Parallel':
    case 'Map':
      return [state, ...state.Catch];
    case 'Wait':
    case 'Pass':
      return [state];
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

function linkProblems(machine: Machine): string[] {
  const reached = new Set([machine.StartAt]);
  for (const name of reached) {
    const state = machine.States[name];
    if (state === undefined) continue;
    for (const { Next } of exitsOf(state)) if (Next !== undefined) reached.add(Next);
  }
  const names = new Set(Object.keys(machine.States));
  return [
    ...[...reached].filter((name) => !names.has(name)).map((name) => `there is no state ${name}`),
    ...[...names]
      .filter((name) => !reached.has(name))
      .map((name) => `no path leads to state ${name}`),
  ];
}

const assignedNames = (machine: Machine): string[] =>
  Object.values(machine.States)
    .flatMap(exitsOf)
    .flatMap(({ Assign }: { Assign?: Assignments | undefined }) => Object.keys(Assign ?? {}));

/** AWS forbids an inner state to assign a variable of the machine around it. */
function problemsOf(machine: Machine, outer: ReadonlySet<string>): string[] {
  const own = assignedNames(machine);
  const visible = new Set([...outer, ...own]);
  const inner = Object.values(machine.States).flatMap(innerMachines);
  return [
    ...linkProblems(machine),
    ...own.filter((name) => outer.has(name)).map((name) => `$${name} belongs to an outer state`),
    ...inner.flatMap((each) => problemsOf(each, visible)),
  ];
}

/**
 * Reads a definition (JSON text, placeholders already substituted) and compiles it.
 * @throws InvalidDefinition for whatever is wrong or not supported; see Machine for what is.
 */
export function parseDefinition(text: string): Machine {
  const parsed = machineSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new InvalidDefinition(
      parsed.error.issues.map(
        ({ path, message }) => `${path.join('.') || 'top level'}: ${message}`,
      ),
    );
  }
  const problems = problemsOf(parsed.data, new Set());
  if (problems.length > 0) throw new InvalidDefinition(problems);
  return parsed.data;
}
