import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KuaicanStack } from '../../lib/kuaican-stack.ts';
import type { StageName } from '../../lib/stages.ts';

export const root: string = path.resolve(import.meta.dirname, '../..');

export const functionNames = [
  'api-docs',
  'cancel-payment',
  'cases',
  'compact-facts',
  'counter',
  'delivery',
  'devices',
  'diners',
  'effects',
  'fetch-bill',
  'follow-up',
  'forget-diners',
  'kitchen',
  'menu',
  'menu-drafts',
  'menu-images',
  'menu-io',
  'notifications',
  'offers',
  'order-desk',
  'orders',
  'payments',
  'popular',
  'projector',
  'query-payment',
  'questions',
  'receipt-links',
  'receipts',
  'reconcile-bill',
  'reconciliations',
  'screen-steps',
  'shop-qr',
  'staff',
  'start-reconciliations',
  'stock',
  'stores',
  'sweeper',
  'tables',
] as const;

/** Stand-ins for dist, so that these tests judge the template whatever state the handlers are in. */
function standIns(): string {
  const bundles = mkdtempSync(path.join(tmpdir(), 'kuaican-bundles-'));
  for (const name of functionNames) {
    mkdirSync(path.join(bundles, name));
    writeFileSync(path.join(bundles, name, 'index.mjs'), `export const handler = () => '${name}';`);
  }
  return bundles;
}

/** Stand-ins for web/dist. */
function standInPages(): string {
  const pages = mkdtempSync(path.join(tmpdir(), 'kuaican-pages-'));
  for (const file of [
    'index.html',
    'wallet/index.html',
    'assets/kiosk-1.js',
    'assets/wallet-1.js',
  ]) {
    mkdirSync(path.dirname(path.join(pages, file)), { recursive: true });
    writeFileSync(path.join(pages, file), file);
  }
  return pages;
}

/** The stack as `cdk.json` configures it, without the validator that `npm run synth` runs. */
export function stackOf(stage: StageName, more: object = {}): KuaicanStack {
  const { context } = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8'));
  const app = new App({
    context: { ...context, stage, ...more },
    builtinCloudFormationValidation: false,
  });
  return new KuaicanStack(app, { bundles: standIns(), pages: standInPages() });
}

// biome-ignore lint/suspicious/noExplicitAny: properties are whatever CloudFormation documents; each test names the few that it reads.
export type Properties = Record<string, any>;

const templates = new Map<StageName, Template>();

export function templateOf(stage: StageName): Template {
  const known = templates.get(stage);
  if (known !== undefined) return known;
  const template = Template.fromStack(stackOf(stage));
  templates.set(stage, template);
  return template;
}

/** The properties of every resource of a type, by logical id. */
export function resourcesOf(stage: StageName, type: string): Map<string, Properties> {
  const found = templateOf(stage).findResources(type);
  return new Map(Object.entries(found).map(([id, { Properties }]) => [id, Properties ?? {}]));
}

/** The properties of every function, by its folder's name. */
export function functionsOf(stage: StageName): Map<string, Properties> {
  const functions = [...resourcesOf(stage, 'AWS::Lambda::Function').values()].filter(
    // The others are CDK's own, for the time of a deployment.
    (fn) => String(fn['Description']).startsWith('Kuaican'),
  );
  return new Map(functions.map((fn) => [String(fn['Description']).split(': ')[1] ?? '', fn]));
}

/** A reference as text: `{Ref}` and `{GetAtt}` by logical id without its hash, Join and Sub inlined. */
export function readable(node: unknown): string {
  if (typeof node === 'string') return node;
  const [[key, value] = ['', undefined]] = Object.entries(node as Properties);
  if (key === 'Ref') return nameOf(String(value));
  if (key === 'Fn::GetAtt')
    return nameOf(String(value[0])) + (value[1] === 'Arn' ? '' : `.${value[1]}`);
  if (key === 'Fn::Join') return value[1].map(readable).join(value[0]);
  if (key === 'Fn::Sub') {
    return String(value)
      .replace(/^arn:.*:secret:/, 'secret:')
      .replace(/\$\{(\w+)\.Arn\}/g, (_, id: string) => nameOf(id));
  }
  return JSON.stringify(node);
}

const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');
