type Pattern = { readonly [key: string]: Pattern | readonly Rule[] };
type Rule =
  | string
  | number
  | boolean
  | null
  | {
      readonly prefix?: string;
      readonly suffix?: string;
      readonly exists?: boolean;
      readonly 'anything-but'?: readonly unknown[];
      readonly numeric?: readonly (string | number)[];
    };

/** AWS::Lambda::EventSourceMapping FilterCriteria: an event passes when one of the patterns matches. */
export interface FilterCriteria {
  readonly Filters?: readonly { readonly Pattern: string }[];
}

/** The test for a mapping's events. Source: Lambda developer guide, "Filter rule syntax". */
export function eventFilter(criteria: FilterCriteria | undefined): (event: unknown) => boolean {
  const patterns = (criteria?.Filters ?? []).map((filter) => JSON.parse(filter.Pattern) as Pattern);
  if (patterns.length === 0) return () => true;
  return (event) => patterns.some((pattern) => matches(pattern, event));
}

function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, expected]) => {
    const value =
      typeof event === 'object' && event !== null
        ? (event as Record<string, unknown>)[key]
        : undefined;
    if (!Array.isArray(expected)) return matches(expected as Pattern, value);
    const rules = expected as readonly Rule[];
    return rules.some((rule) =>
      Array.isArray(value) ? value.some((item) => passes(rule, item)) : passes(rule, value),
    );
  });
}

function passes(rule: Rule, value: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return value === rule;
  const text = typeof value === 'string' ? value : undefined;
  if (rule.exists !== undefined) return (value !== undefined) === rule.exists;
  if (rule.prefix !== undefined) return text?.startsWith(rule.prefix) === true;
  if (rule.suffix !== undefined) return text?.endsWith(rule.suffix) === true;
  if (rule['anything-but'] !== undefined) {
    return value !== undefined && !rule['anything-but'].includes(value);
  }
  return rule.numeric !== undefined && inRange(rule.numeric, value);
}

/** `['>', 0, '<=', 5]` */
function inRange(range: readonly (string | number)[], value: unknown): boolean {
  if (typeof value !== 'number') return false;
  for (let index = 0; index < range.length; index += 2) {
    const bound = Number(range[index + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    if (holds[range[index] as keyof typeof holds] !== true) return false;
  }
  return true;
}
