import type { DemoFacts } from './demo-facts.ts';

/** `none`: this is no demo but the real thing, where nobody answers `/local/`. */
export type Demo =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'there'; readonly facts: DemoFacts };

/** Asks the local server for its demo. Never rejects. */
export async function findDemo(ask: typeof fetch = fetch): Promise<Demo> {
  try {
    const answer = await ask('/local/demo', { signal: AbortSignal.timeout(8_000) });
    if (answer.status >= 500) return { kind: 'starting' };
    // CloudFront answers what it does not have with a page.
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    if (!answer.ok || !isJson) return { kind: 'none' };
    return { kind: 'there', facts: (await answer.json()) as DemoFacts };
  } catch {
    return { kind: 'unreachable' };
  }
}
