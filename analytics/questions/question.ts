import type { ColumnType } from '../facts/table.ts';
import type { FactTableName } from '../facts/tables.ts';

/** What a merchant asks their sales data about; the headings of analytics/queries. */
export const HEADINGS = ['business', 'marketing', 'process', 'customers', 'industry'] as const;
export type Heading = (typeof HEADINGS)[number];

/** `double`: a share or an average; money is always `bigint`, whole minor units. */
export type AnswerType = ColumnType | 'double';
export type ParameterType = 'int' | 'string';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Of whole numbers. */
  readonly least?: number;
  readonly most?: number;
  readonly default: number | string;
  readonly meaning: string;
}

export interface AnswerColumn {
  readonly name: string;
  readonly type: AnswerType;
  /** Such as `fen`; empty where the meaning says it all. */
  readonly meaning: string;
}

/** One file of analytics/queries. */
export interface Question {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly heading: Heading;
  /** In a merchant's words. */
  readonly asks: string;
  /** How many days before the asked ones it reads, too. */
  readonly lookbackDays: number;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly AnswerColumn[];
  /** The tables of facts that it reads. */
  readonly tables: readonly FactTableName[];
  /** Without comments; its parameters stand as `:name`, `:from` and `:to` among them. */
  readonly sql: string;
}
