import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { StartupError } from './startup-error.ts';

type Result = { readonly templateFile: string } | { readonly error: string };

/**
 * Builds the pages, bundles the functions and synthesizes the stack where they are not current. In a
 * thread of its own, because the compilers and the CDK take 150 MB that the server must not keep.
 * @returns the template's file, in `outdir`
 */
export function prepare(outdir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: outdir });
    worker.on('error', reject);
    worker.on('message', (result: Result) => {
      if ('templateFile' in result) resolve(result.templateFile);
      else reject(new StartupError(result.error));
    });
  });
}

async function buildAll(outdir: string): Promise<Result> {
  const { bundle } = await import('../tools/bundle.ts');
  const { synthesize } = await import('../tools/synth.ts');
  const { buildWeb } = await import('../tools/web.ts');
  try {
    await Promise.all([bundle(), buildWeb()]);
    return { templateFile: await synthesize('sandbox', outdir) };
  } catch (error) {
    return { error: `Kuaican could not be built. ${String(error)}` };
  }
}

if (!isMainThread) parentPort?.postMessage(await buildAll(String(workerData)));
