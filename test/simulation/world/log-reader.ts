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
}

const CASES = ['CasesOpened', 'KitchensSilent'] as const;
const COUNTED = 'counted';

/** The metric's line comes first; the line after it says for which case. */
function read(text: string): void {
  const { world, memory } = currentProcess();
  world.watchText('log', text);
  const counted = CASES.find((name) => text.includes(name));
  if (counted) {
    memory.set(COUNTED, counted);
    return;
  }
  const name = memory.get(COUNTED);
  if (typeof name !== 'string') return;
  memory.delete(COUNTED);
  const { caseId } = JSON.parse(text) as Line;
  world.observe({ kind: 'metric', name, caseId });
}
