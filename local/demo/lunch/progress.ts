/** Tells how far something is: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  step(says: string): void;
  end(): void;
}

type Terminal = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

const WIDTH = 30;
/** Lines where there is no terminal. */
const LINES = 10;

export function progress(total: number, out: Terminal = process.stdout): Progress {
  let done = 0;
  const every = Math.max(1, Math.ceil(total / LINES));
  return {
    step(says) {
      done += 1;
      if (out.isTTY) {
        const full = Math.round((WIDTH * done) / total);
        const bar = '#'.repeat(full).padEnd(WIDTH, '.');
        // Back to the line's start, and what is left of a longer line away.
        out.write(`\r[${bar}] ${done}/${total}  ${says}\u001b[K`);
      } else if (done % every === 0 || done === total) {
        out.write(`${done}/${total}  ${says}\n`);
      }
    },
    end() {
      if (out.isTTY) out.write('\n');
    },
  };
}
