import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KuaicanStackProps } from '../lib/kuaican-stack.ts';
import type { StageName } from '../lib/stages.ts';
import { fingerprint, writeWhole } from './fingerprint.ts';

const root = path.resolve(import.meta.dirname, '..');
const STAMP = 'stamp';

/**
 * Synthesizes the stage's stack in this process, from what dist and web/dist hold, into `outdir`, and gives the
 * path of the template. The template is the one that `cdk deploy` makes: same context, same bytes;
 * only CDK's validation, most of its time, is left to `npm run synth`. Nothing happens when `outdir`
 * is current. Call `bundle()` and `buildWeb()` first; one process at a time per `outdir`.
 */
export async function synthesize(
  stage: StageName,
  outdir: string,
  props: KuaicanStackProps = {},
): Promise<string> {
  const template = path.join(outdir, `kuaican-${stage}.template.json`);
  const stampFile = path.join(outdir, STAMP);
  const stamp = stampOf(stage, props);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return template;

  // Loaded here because the library takes a second, which a current folder need not cost.
  const { App } = await import('aws-cdk-lib');
  const { KuaicanStack } = await import('../lib/kuaican-stack.ts');
  const { context } = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8'));
  // Beside the target and then renamed, so that a crash leaves no half assembly behind.
  const draft = `${outdir}.${process.pid}`;
  const app = new App({
    outdir: draft,
    context: { ...context, stage },
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  new KuaicanStack(app, props);
  app.synth();
  await writeWhole(path.join(draft, STAMP), stamp);
  await rm(outdir, { recursive: true, force: true });
  await rename(draft, outdir);
  return template;
}

/** Everything that decides the template: its own code, the workflows, and bundles and pages by their stamps. */
function stampOf(stage: StageName, props: KuaicanStackProps): string {
  const files = ['lib', 'statemachines', 'web/hosting'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|json)$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  const inputs = [
    ...files,
    'cdk.json',
    'package-lock.json',
    'tools/synth.ts',
    'dist/stamp',
    'web/dist/.vite/stamp',
  ];
  return `${stage} ${JSON.stringify(props)} ${fingerprint(root, inputs)}`;
}
