/** What a page needs to open, with a version made of all of it. */
export interface Shell {
  readonly version: string;
  /** Where the page itself is asked for. */
  readonly page: string;
  readonly files: readonly string[];
}

/** Every shell of a build, by page; written into the worker by web/build/service-worker.ts. */
declare const SHELLS: Readonly<Record<string, Shell>>;
/** As in web/hosting/pages.ts. */
declare const ALIASES: Readonly<Record<string, string>>;

/** The page that a scope is of, and its shell. */
export function shellOf(scope: string): { readonly name: string; readonly shell: Shell } {
  const [, first = ''] = new URL(scope).pathname.split('/');
  const name = ALIASES[first] ?? first;
  const shell = SHELLS[name];
  if (shell === undefined) throw new Error(`No page at ${scope} works without a network.`);
  return { name, shell };
}
