import type { Page } from 'playwright-core';
import type { ScreenStepsRequest } from '../../../api/screen-steps.ts';

export interface ToldSteps {
  /** As the API has taken them, request by request. */
  readonly requests: readonly ScreenStepsRequest[];
  /** The step, `<` where it went back, and its dish, in their order; without proposals. */
  words(): string[];
}

/** What a page tells of its visitor from now on. */
export function stepsToldBy(page: Page): ToldSteps {
  const requests: ScreenStepsRequest[] = [];
  page.on('response', (answer) => {
    if (!answer.url().endsWith('/screen-steps') || answer.status() !== 204) return;
    requests.push(answer.request().postDataJSON() as ScreenStepsRequest);
  });
  const words = (): string[] =>
    requests
      .flatMap(({ steps }) => steps)
      .toSorted((a, b) => a.no - b.no)
      .filter(({ step }) => step !== 'upsell-shown')
      .map(({ step, isBack, itemId }) =>
        [`${isBack ? '<' : ''}${step}`, ...(itemId === undefined ? [] : [itemId])].join(' '),
      );
  return { requests, words };
}
