/*
 * How somebody walks through a screen: the steps of a visit, each with the part of the time until the
 * order was placed at which it comes.
 */

type WalkStep = {
  readonly walk: string;
  readonly step_no: number;
  readonly step: string;
  readonly is_back: boolean;
  /** The how manieth line of the order it is about. */
  readonly line: number | null;
  readonly part: number;
  /** Of the step before. */
  readonly part_before: number;
};

const MOST_ITEMS = 4;
/** Where people walk away. */
const LEAVES_AT = ['menu', 'item', 'upsell-shown', 'cart', 'checkout'] as const;

type Step = readonly [step: string, line?: number | undefined, isBack?: true];

/** A visit that ends in an order; `pay` is when it is placed, `done` when it is paid for. */
function whole(items: number, upsell: string, goesBack: boolean): Step[] {
  // What was offered and taken nobody has looked for.
  const looked = upsell === 'accepted' ? items - 1 : items;
  const chosen = Array.from({ length: looked }, (_, n): Step => ['item', n + 1]);
  return [
    ...([['start'], ['menu'], ...chosen.slice(0, 1)] satisfies Step[]),
    ...(goesBack ? ([['menu', undefined, true]] satisfies Step[]) : []),
    ...chosen.slice(1),
    ...(upsell === 'none' ? [] : ([['upsell-shown', items]] satisfies Step[])),
    ...(upsell === 'accepted' ? ([['upsell-accepted', items]] satisfies Step[]) : []),
    ...([['cart'], ['checkout'], ['pay']] satisfies Step[]),
  ];
}

function stepsOf(walk: string, steps: readonly Step[]): WalkStep[] {
  return steps.map(([step, line, isBack], n) => ({
    ...{ walk, step_no: n + 1, step, is_back: isBack === true, line: line ?? null },
    part: n / (steps.length - 1),
    part_before: Math.max(0, n - 1) / (steps.length - 1),
  }));
}

/** Names: items, what became of the upsell, whether they went back; `left-` and where they left. */
export function walks(): WalkStep[] {
  const all: WalkStep[] = [];
  for (let items = 1; items <= MOST_ITEMS; items += 1) {
    for (const upsell of ['none', 'shown', 'accepted']) {
      for (const back of [false, true]) {
        all.push(...stepsOf(`${items}-${upsell}-${back}`, whole(items, upsell, back)));
      }
    }
  }
  const longest = whole(2, 'shown', false);
  for (const last of LEAVES_AT) {
    const until = longest.findIndex(([step]) => step === last) + 1;
    all.push(...stepsOf(`left-${last}`, [...longest.slice(0, until), ['abandoned']]));
  }
  return all;
}
