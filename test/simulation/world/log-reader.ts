import { currentProcess } from './process.ts';

/*
 * The functions log to standard output, as Lambda has it. In a world that is CloudWatch, which counts
 * the metrics in it; nothing of it reaches the terminal.
 */
export function readStandardOutput(): void {
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    read(String(chunk));
    return true;
  };
}

interface Line {
  readonly code?: string;
  readonly caseId?: string;
  readonly CasesOpened?: number;
}

const CASES = 'CasesOpened';

/** The metric's line comes first; the line after it says for which case. */
function read(text: string): void {
  const { world, memory } = currentProcess();
  world.watchText('log', text);
  if (text.includes(CASES)) {
    memory.set(CASES, true);
    return;
  }
  if (!memory.get(CASES)) return;
  memory.delete(CASES);
  const { caseId } = JSON.parse(text) as Line;
  world.observe({ kind: 'metric', name: CASES, caseId });
}
