/** One page per folder; each is an entry of its own, so that none loads another's script. */
export const DEPLOYED_PAGES = [
  'kiosk',
  'pos',
  'kitchen',
  'board',
  'table',
  'order',
  'devices',
  'dashboard',
] as const;

/** Beside the Alipay simulator it stands in for a customer's phone; it is never deployed. */
export const SIMULATOR_PAGES = ['wallet'] as const;

/** Addresses that other systems were given, by their first part, with the page that answers them. */
export const PAGE_ALIASES: Readonly<Record<string, string>> = {
  // Guests scan it from their table; a token follows.
  t: 'table',
  // Merchants come back from where they signed in; whoever wanted another page is led on to it.
  'signed-in': 'devices',
};

/**
 * The file that answers a path, or undefined where there is no page. CloudFront runs the text of this
 * very function, hence without anything from around it, in JavaScript as old as CloudFront's.
 */
export function fileOf(
  path: string,
  pages: readonly string[],
  aliases: Readonly<Record<string, string>>,
): string | undefined {
  const parts = path.split('/');
  const first = parts[1] || '';
  const second = parts[2] || '';
  if (path === '/' || path === '/index.html') return '/index.html';
  const page = aliases[first] || first;
  const isPage = !second.includes('.') || second === 'index.html';
  if (pages.includes(page) && isPage) return `/${page}/index.html`;
  // Any other page is one that is not served here.
  const isFile = /\.\w+$/.test(path) && !path.includes('/.') && !path.endsWith('.html');
  return isFile ? path : undefined;
}
