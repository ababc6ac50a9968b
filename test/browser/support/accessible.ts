import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Throws what axe-core finds on the page as it is now, by all its rules, best practices too. The
 * debugger runs it, so that the content security policy stays as it is.
 */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  await page.evaluate(`if (!globalThis.axe) { ${source} }`);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const found = await checker.run(document, {
      // Not among those that run by themselves, but one of WCAG 2.2 AA.
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return found.violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`).slice(0, 5),
    }));
  });
  if (violations.length === 0) return;
  const told = violations.map(({ rule, nodes }) => [rule, ...nodes].join('\n  '));
  throw new Error(`Not accessible: ${where}\n${told.join('\n')}`);
}
