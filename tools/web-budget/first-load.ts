import path from 'node:path';

/** What of a manifest of Vite matters here. */
export type Manifest = Readonly<
  Record<
    string,
    {
      readonly file: string;
      readonly src?: string;
      readonly isEntry?: boolean;
      readonly imports?: readonly string[];
      readonly dynamicImports?: readonly string[];
    }
  >
>;

const LANGUAGES = 'src/i18n/languages/';

/**
 * The scripts that a page has loaded when it first shows something: its own, all that they import, and
 * one language of each folder of words, the largest of which counts.
 * @param entry the page's key in the manifest, like kiosk/index.html
 * @param sizeOf bytes of a file of the build
 */
export function firstLoadOf(
  manifest: Manifest,
  entry: string,
  sizeOf: (file: string) => number,
): string[] {
  const keys = new Set([entry]);
  // A set takes what is added while it is walked.
  for (const key of keys) for (const imported of manifest[key]?.imports ?? []) keys.add(imported);
  const languages = [...keys]
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => key.startsWith(LANGUAGES));
  const files = [...keys].flatMap((key) => manifest[key]?.file ?? []);
  const words = [...Map.groupBy(languages, (key) => path.dirname(key)).values()].flatMap((folder) =>
    folder
      .flatMap((key) => manifest[key]?.file ?? [])
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))
      .slice(0, 1),
  );
  return [...files, ...words];
}
