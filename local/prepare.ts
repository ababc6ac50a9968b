import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { StartupError } from './startup-error.ts';

type Result = { readonly templateFile: string } | { readonly error: string };

/**
 * Bundles the functions and synthesizes the stack where they are not current. In a thread of its
 * own, because the compiler and the CDK take 150 MB that the server must not keep.
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

async function bundleAndSynthesize(outdir: string): Promise<Result> {
  const { bundle } = await import('../tools/bundle.ts');
  const { synthesize } = await import('../tools/synth.ts');
  try {
    await bundle();
    return { templateFile: await synthesize('sandbox', outdir) };
  } catch (error) {
    return { error: `The stack could not be built. ${String(error)}` };
  }
}

if (!isMainThread) parentPort?.postMessage(await bundleAndSynthesize(String(workerData)));
