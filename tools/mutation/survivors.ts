/** A mutant as Stryker's report has it; lines and columns count from 1. */
export interface Mutant {
  readonly status: string;
  readonly static?: boolean;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly column: number;
}

/** One accepted survivor: the line as it is, as the mutant has it, and why no test should mind. */
export interface Accepted {
  readonly line: string;
  readonly mutant: string;
  readonly why: string;
}

export type Survivor = Pick<Accepted, 'line' | 'mutant'> & { readonly at: number };

/** As much of a report as is read here, by the file's name. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

export interface Score {
  readonly killed: number;
  readonly tried: number;
}

const KILLED = new Set(['Killed', 'Timeout']);
const SURVIVED = new Set(['Survived', 'NoCoverage']);

/** Killed mutants and all that were tried; ignored ones, and any that did not run at all, count nowhere. */
export function scoreOf(mutants: readonly Mutant[]): Score {
  const killed = mutants.filter((m) => KILLED.has(m.status)).length;
  return { killed, tried: killed + mutants.filter((m) => SURVIVED.has(m.status)).length };
}

export const percent = ({ killed, tried }: Score): number =>
  tried === 0 ? 100 : (killed / tried) * 100;

/**
 * A report without what survived. Stryker would take its old word for it, also where a new test runs
 * the mutant as its file is loaded.
 */
export function withoutSurvivors<R extends Report>(report: R): R {
  const kept = Object.entries(report.files).map(([file, { mutants, ...rest }]) => [
    file,
    { ...rest, mutants: mutants.filter((m) => !SURVIVED.has(m.status)) },
  ]);
  return { ...report, files: Object.fromEntries(kept) };
}

/** What survived in a file, as lines of its source text: they outlive a change elsewhere in the file. */
export function survivorsIn(source: string, mutants: readonly Mutant[]): Survivor[] {
  const lines = source.split('\n');
  const lineAt = ({ line }: Position): string => lines[line - 1] ?? '';
  const mutated = ({ replacement = '', location: { start, end } }: Mutant): string =>
    lineAt(start).slice(0, start.column - 1) + replacement + lineAt(end).slice(end.column - 1);
  return mutants
    .filter((m) => SURVIVED.has(m.status))
    .map((m) => ({
      at: m.location.start.line,
      line: oneLine(lineAt(m.location.start)),
      mutant: oneLine(mutated(m)),
    }))
    .sort((a, b) => a.at - b.at);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Each entry of the list explains one survivor. `stale`: entries whose mutant is killed or gone. */
export function compare(
  survivors: readonly Survivor[],
  accepted: readonly Accepted[],
): { readonly unexplained: readonly Survivor[]; readonly stale: readonly Accepted[] } {
  const stale = [...accepted];
  const unexplained = survivors.filter((s) => {
    const entry = stale.findIndex((a) => a.line === s.line && a.mutant === s.mutant);
    if (entry >= 0) stale.splice(entry, 1);
    return entry < 0;
  });
  return { unexplained, stale };
}
