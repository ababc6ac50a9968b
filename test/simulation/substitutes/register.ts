import { registerHooks } from 'node:module';

const root = new URL('../../../', import.meta.url).href;
const own = new URL('./', import.meta.url).href;
const COMPOSE = 'test/simulation/substitutes/compose.ts';

/** Modules that touch the machine, and what stands in for them. Everything else is the product as it is. */
const SUBSTITUTES: readonly {
  readonly module: string;
  readonly by: string;
  readonly for?: string;
}[] = [
  { module: `${root}functions/shared/compose.ts`, by: `${own}compose.ts` },
  { module: `${root}adapters/alipay-http/post.ts`, by: `${own}post.ts` },
  { module: `${root}alipay/signing/rsa.ts`, by: `${own}rsa.ts` },
  {
    module: import.meta.resolve('jose'),
    by: `${own}jose.ts`,
    for: `${root}functions/shared/http/principal.ts`,
  },
];

/** A change of the product's text: how a planted bug comes into the code that runs. */
export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** What the address of a module of the product's next version ends with. */
const NEXT = '?next';
/** Each version has these for itself; the world and its models serve both. */
const VERSIONED = new RegExp(`^${root}((adapters|alipay|api|core|functions)/|${COMPOSE})`);

export interface Versions {
  /** Changes of the version that runs. */
  readonly patches?: readonly Patch[];
  /** Changes of the version after it, which is loaded by an address that ends with `?next`. */
  readonly next?: readonly Patch[];
}

/** From here on imports get the substitutes, and the patched text where there is a patch. */
export function substitute({ patches = [], next = [] }: Versions = {}): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const url = substituteOf(resolved.url, context.parentURL) ?? resolved.url;
      const isNext =
        context.parentURL?.endsWith(NEXT) && VERSIONED.test(url) && !url.endsWith(NEXT);
      if (url === resolved.url && !isNext) return resolved;
      return { ...resolved, url: isNext ? `${url}${NEXT}` : url, format: 'module-typescript' };
    },
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const plain = url.replace(NEXT, '');
      const here = (plain === url ? patches : next).filter(
        ({ file }) => `${root}${file}` === plain,
      );
      if (here.length === 0) return loaded;
      return { ...loaded, source: here.reduce(patched, String(loaded.source)) };
    },
  });
}

function substituteOf(url: string, parent: string | undefined): string | undefined {
  const plain = parent?.replace(NEXT, '');
  return SUBSTITUTES.find(
    (s) => s.module === url.replace(NEXT, '') && s.by !== plain && (!s.for || s.for === plain),
  )?.by;
}

/** @throws Error when the text is not there exactly once: the product has moved on. */
export function patched(source: string, { file, find, replace }: Patch): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`${file} has ${parts.length - 1} places that read: ${find}`);
  }
  return parts.join(replace);
}
