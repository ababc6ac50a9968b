/** What of a manifest of Vite matters here. */
export type Manifest = Readonly<
  Record<
    string,
    {
      readonly file: string;
      readonly imports?: readonly string[];
      readonly dynamicImports?: readonly string[];
      readonly css?: readonly string[];
    }
  >
>;

/** A hundred files of letters, of which a browser loads the few it needs; those are kept as they come. */
const isLetters = (key: string): boolean => key.includes('/@fontsource');

/** Every script and style that a page can come to load. */
export function filesOf(manifest: Manifest, entry: string): string[] {
  const keys = new Set([entry]);
  // A set takes what is added while it is walked.
  for (const key of keys) {
    const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
    for (const next of [...imports, ...dynamicImports]) if (!isLetters(next)) keys.add(next);
  }
  const files = [...keys].flatMap((key) => {
    const { file, css = [] } = manifest[key] ?? {};
    return file === undefined ? css : [file, ...css];
  });
  return [...new Set(files)].filter((file) => !file.endsWith('.html')).sort();
}
