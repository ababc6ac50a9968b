import type { Problem } from './problem.ts';
import { type SqlNode, within } from './sql-node.ts';

/*
 * What one of the two engines does not know, or understands otherwise than the other. What Trino's
 * grammar refuses anyhow is here for its sentence: a parser tells where it stopped, not what to do.
 */

interface Construct {
  readonly found: RegExp;
  readonly say: string;
}

const LOCAL_TIME =
  'Facts have local time as columns: business_date, week_start_local, month_no, weekday, hour_local, minute_of_day.';
const NO_LISTS = 'One row for each thing: join, or group by it.';

/** Of text whose strings and comments are blank. */
const CONSTRUCTS: readonly Construct[] = [
  { found: /::/, say: '`x::type`: write CAST(x AS type).' },
  { found: /\bilike\b/i, say: "ILIKE: write lower(x) LIKE 'text'." },
  { found: /\bgroup\s+by\s+all\b/i, say: 'GROUP BY ALL: name what to group by.' },
  { found: /\border\s+by\s+all\b/i, say: 'ORDER BY ALL: name what to order by.' },
  { found: /\blimit\s+\S+\s+offset\b/i, say: 'LIMIT n OFFSET m: write OFFSET m LIMIT n.' },
  {
    found: /\binterval\b/i,
    say: "INTERVAL (a date less an interval is a timestamp in DuckDB): compare with date_diff('day', a, b).",
  },
  { found: /`/, say: 'Backticks: write the plain name.' },
  { found: /"/, say: 'A quoted name: take a plain one, in snake_case.' },
  { found: /\bqualify\b/i, say: 'QUALIFY: number the rows in a CTE and take them with WHERE.' },
  {
    found: /\*\s*(?:exclude|replace|rename)\b/i,
    say: '* EXCLUDE: name the columns.',
  },
  {
    found: /,\s*(?:(?:from|where|group|order|having)\b|\))/i,
    say: 'A comma before nothing: remove it.',
  },
  { found: /->/, say: `A lambda, or JSON. ${NO_LISTS}` },
  { found: /\bat\s+time\s+zone\b/i, say: `AT TIME ZONE. ${LOCAL_TIME}` },
  { found: /\bextract\s*\(/i, say: `EXTRACT. ${LOCAL_TIME}` },
  { found: /\b(?:unnest|lateral)\b/i, say: `UNNEST and LATERAL. ${NO_LISTS}` },
  { found: /\b(?:array|map|struct)\s*[[({]/i, say: `Lists and maps. ${NO_LISTS}` },
  { found: /\bjson\w*\s*\(/i, say: 'JSON: facts have columns.' },
  {
    found: /\b(?:ignore|respect)\s+nulls\b/i,
    say: 'IGNORE NULLS: leave the nulls out in a CTE before.',
  },
  { found: /;/, say: 'A semicolon: a file is one question.' },
  { found: /\?/, say: 'A bare `?`: write the :name of a @param.' },
];

export function foundConstructs(blank: string): Problem[] {
  return CONSTRUCTS.flatMap(({ found, say }) => {
    const at = blank.search(found);
    return at < 0 ? [] : [{ line: blank.slice(0, at).split('\n').length, message: say }];
  });
}

/** Forms that both grammars have, or that no text gives away. */
const REFUSED_FORMS: Readonly<Record<string, string>> = {
  Substring: 'substring: write substr(x, start, length).',
  Trim: 'trim: write substr, or compare with LIKE.',
  Position: 'position: write strpos(x, word).',
  Normalize: 'normalize: DuckDB has none.',
  ListAgg: `listagg: DuckDB has none. ${NO_LISTS}`,
  Subscript: `Lists and maps. ${NO_LISTS}`,
  BinaryLiteral: "Binary: write text, 'x'.",
  ...of('The time of asking makes another answer each day: take :from and :to.', [
    ...['CurrentDate', 'CurrentTime', 'CurrentTimestamp', 'LocalTime', 'LocalTimestamp'],
  ]),
  ...of('Who asks is the server; what may be read it says by itself.', [
    ...['CurrentUser', 'CurrentPath', 'CurrentSchema', 'CurrentCatalog'],
  ]),
};

function of(say: string, forms: readonly string[]): Record<string, string> {
  return Object.fromEntries(forms.map((form) => [form, say]));
}

export function refusedForms(root: SqlNode): Problem[] {
  return [...within(root)].flatMap(({ kinds, line }) => {
    const form = kinds.find((kind) => Object.hasOwn(REFUSED_FORMS, kind));
    return form ? [{ line, message: REFUSED_FORMS[form] ?? '' }] : [];
  });
}
