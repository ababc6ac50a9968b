import { Draft } from './draft.ts';
import { ExpressionFault, inExpression, validation } from './failures.ts';
import { assertApart, bindPath, type Path, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { parseUpdate, type WrittenAction } from './update-grammar.ts';
import { bindSource, type Read } from './update-sources.ts';
import { hasMember, type Item, isSetType, type TypeName, typeOf, type Value } from './values.ts';

type Members = ReadonlySet<string | number | Uint8Array>;

/** What one action leaves at its path: a value, or undefined for nothing. */
type Outcome = (item: Item) => Value | undefined;

interface Action {
  readonly path: Path;
  readonly adds: boolean;
  readonly outcome: Outcome;
}

export interface Update {
  readonly paths: readonly Path[];
  /** Whether it makes an item where there is none; removing something does not. */
  readonly creates: boolean;
  /**
   * The item after the update. Every right-hand side is read from the item as it was.
   * @throws ValidationException where the item does not have what the expression needs
   */
  readonly apply: (item: Item) => Item;
}

/** An UpdateExpression as a function of the item. @throws ValidationException */
export function bindUpdate(text: string, placeholders: Placeholders): Update {
  return inExpression('UpdateExpression', () => {
    const actions = parseUpdate(text).map((action) => bindAction(action, placeholders));
    const paths = actions.map((action) => action.path);
    assertApart(paths);
    const creates = actions.some((action) => action.adds);
    return { paths, creates, apply: (item) => apply(actions, item) };
  });
}

function bindAction(action: WrittenAction, placeholders: Placeholders): Action {
  const path = bindPath(action.path, placeholders);
  if (action.kind === 'REMOVE') return { path, adds: false, outcome: () => undefined };
  if (action.kind === 'SET') {
    const source = bindSource(action.source, placeholders);
    return { path, adds: true, outcome: (item) => existing(source, item) };
  }
  const operand = placeholders.value(action.placeholder);
  const type = typeOf(operand);
  if (!isSetType(type) && !(action.kind === 'ADD' && type === 'N')) {
    throw new ExpressionFault(
      `Incorrect operand type for operator or function; operator: ${action.kind}, operand type: ${type}`,
    );
  }
  const adds = action.kind === 'ADD';
  const combine = adds ? added : deleted;
  return { path, adds, outcome: (item) => combine(current(item, path, type), operand) };
}

/** Where a SET reads an attribute that is not there, nothing may be stored. */
function existing(source: Read, item: Item): Value {
  const value = source(item);
  if (value !== undefined) return value;
  throw validation(
    'The provided expression refers to an attribute that does not exist in the item',
  );
}

function current(item: Item, path: Path, type: TypeName): Value | undefined {
  const value = valueAt(item, path);
  if (value === undefined || typeOf(value) === type) return value;
  throw validation('An operand in the update expression has an incorrect data type');
}

function added(value: Value | undefined, operand: Value): Value {
  if (value === undefined) return operand;
  if (typeof value === 'number') return value + (operand as number);
  const more = [...(operand as Members)].filter((member) => !hasMember(value as Members, member));
  return new Set([...(value as Members), ...more]);
}

function deleted(value: Value | undefined, operand: Value): Value | undefined {
  if (value === undefined) return undefined;
  const left = [...(value as Members)].filter((member) => !hasMember(operand as Members, member));
  return left.length === 0 ? undefined : new Set(left);
}

function apply(actions: readonly Action[], item: Item): Item {
  const outcomes = actions.map(({ path, outcome }) => ({ path, value: outcome(item) }));
  const draft = new Draft(item);
  for (const { path, value } of outcomes) draft.put(path, value);
  return draft.finish();
}
