import { validation } from './failures.ts';
import type { Path } from './paths.ts';
import { project } from './projection.ts';
import type { Item } from './values.ts';

type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';

interface Outcome {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly paths: readonly Path[];
}

/** `Attributes` as the caller asked for them; left out where there are none. */
export function returned(
  wanted: ReturnValues | undefined,
  { before, after, paths }: Outcome,
): { readonly Attributes?: Item } {
  switch (wanted) {
    case 'ALL_OLD':
      return before ? { Attributes: before } : {};
    case 'ALL_NEW':
      return after ? { Attributes: after } : {};
    case 'UPDATED_OLD':
      return updated(before, paths);
    case 'UPDATED_NEW':
      return updated(after, paths);
    default:
      return {};
  }
}

function updated(item: Item | undefined, paths: readonly Path[]): { readonly Attributes?: Item } {
  const attributes = item ? project(item, paths) : {};
  return Object.keys(attributes).length > 0 ? { Attributes: attributes } : {};
}

/** @throws ValidationException */
export function assertKnown(wanted: ReturnValues | undefined): void {
  if (wanted === undefined || RETURN_VALUES.has(wanted)) return;
  throw validation(`Value ${wanted} at 'returnValues' is not valid`);
}

const RETURN_VALUES: ReadonlySet<string> = new Set<ReturnValues>([
  ...(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] as const),
]);

/** Only an update can answer with more than the old item. @throws ValidationException */
export function assertOldOrNone(wanted: ReturnValues | undefined): void {
  if (wanted === undefined || wanted === 'NONE' || wanted === 'ALL_OLD') return;
  throw validation('ReturnValues can only be ALL_OLD or NONE');
}
