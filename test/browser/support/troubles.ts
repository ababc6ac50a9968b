import type { Page } from 'playwright-core';

/** Everything that pages complain of, until somebody looks. */
export interface Troubles {
  watch(page: Page): void;
  allow(trouble: RegExp): void;
  throwIfAny(): void;
}

/** What Chromium writes beside every answer that is no success; the answers are watched themselves. */
const NOTE_OF_ANSWER = /^Failed to load resource/;
/** What screens tell in passing may be lost where anything may; that it is refused is a fault. */
const LOST_STEPS = /^(?:net::\S+|5\d\d) POST \S+\/screen-steps$/;

/** Errors on the console (violations of the content security policy are), scripts and requests that fail. */
export function troublesOf(): Troubles {
  const found: string[] = [];
  const allowed: RegExp[] = [LOST_STEPS];
  const seen = new WeakSet<Page>();
  const watch = (page: Page): void => {
    if (seen.has(page)) return;
    seen.add(page);
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !NOTE_OF_ANSWER.test(text)) found.push(`console: ${text}`);
    });
    page.on('pageerror', (error) => found.push(`script: ${error.stack ?? error.message}`));
    page.on('response', (answer) => {
      const method = answer.request().method();
      if (answer.status() >= 400) found.push(`${answer.status()} ${method} ${answer.url()}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // A page that leaves, or looks again sooner, ends its own requests.
      if (why !== 'net::ERR_ABORTED') found.push(`${why} ${request.method()} ${request.url()}`);
    });
  };
  return {
    watch,
    allow: (trouble) => allowed.push(trouble),
    throwIfAny() {
      const unexpected = found.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      if (unexpected.length > 0) throw new Error(`On the pages:\n${unexpected.join('\n')}`);
    },
  };
}
