/** As Athena, DuckDB and Parquet call them alike; a `date` is a local calendar day, "2026-11-26". */
export type ColumnType = 'string' | 'bigint' | 'int' | 'boolean' | 'date';

export interface Column {
  readonly type: ColumnType;
  /** It may have no value. */
  readonly nullable?: true;
  readonly unit?: string;
  /** For whoever writes SQL against it. */
  readonly meaning: string;
}

/** What happened, one row for each event, never changed afterwards. */
export interface FactTable {
  readonly name: string;
  /** When a row is written. */
  readonly meaning: string;
  /** In the order in which files have them. */
  readonly columns: Readonly<Record<string, Column>>;
}

interface Values {
  readonly string: string;
  readonly bigint: number;
  readonly int: number;
  readonly boolean: boolean;
  readonly date: string;
}

/** One row of a table; numbers are whole. */
export type RowOf<T extends FactTable> = {
  readonly [Name in keyof T['columns']]: T['columns'][Name] extends { readonly nullable: true }
    ? Values[T['columns'][Name]['type']] | null
    : Values[T['columns'][Name]['type']];
};

/**
 * What every fact begins with. Local times are written here, once, by the clock on the wall of the
 * store, because SQL dialects disagree about time zones.
 */
export const COMMON = {
  event_id: {
    type: 'string',
    meaning: 'Names the event for ever: two rows with the same one are the same event, read twice.',
  },
  store_id: { type: 'string', meaning: 'The store; empty where the event is of no store.' },
  at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When it happened.' },
  business_date: {
    type: 'date',
    meaning: "The store's business day on which it happened, the same as the partition `dt`.",
  },
  week_start_local: { type: 'date', meaning: 'The Monday of the week of that business day.' },
  month_no: {
    type: 'int',
    unit: 'months since year 0',
    meaning: 'Of that business day: year * 12 + month - 1, so that months can be subtracted.',
  },
  weekday: { type: 'int', meaning: 'Of that business day: 1 is Monday, 7 Sunday.' },
  hour_local: { type: 'int', unit: '0 to 23', meaning: 'Hour on the clock on the wall.' },
  minute_of_day: {
    type: 'int',
    unit: '0 to 1439',
    meaning: 'Minutes after midnight on the clock on the wall.',
  },
} as const satisfies Record<string, Column>;

/** What a row's time says, as every table has it. */
export type CommonColumns = {
  readonly [Name in keyof typeof COMMON]: Values[(typeof COMMON)[Name]['type']];
};
