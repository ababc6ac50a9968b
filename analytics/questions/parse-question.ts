import { FACT_TABLE_NAMES } from '../facts/tables.ts';
import {
  type AnswerColumn,
  type AnswerType,
  HEADINGS,
  type Parameter,
  type ParameterType,
  type Question,
} from './question.ts';

/*
 * The head of a file of analytics/queries:
 *
 *   -- How much did each store sell, hour by hour?          one or more lines
 *   -- @heading business
 *   -- @lookback 7                                          days; 0 where it is not there
 *   -- @param least int 1..10000 = 10  Dishes sold less often are left out.
 *   -- @param category string = ''  One category, or all.
 *   -- @column store_id string  The store.
 */

const PARAMETER =
  /^(?<name>\w+) (?<type>int|string)(?: (?<least>-?\d+)\.\.(?<most>-?\d+))? = (?:(?<number>-?\d+)|'(?<text>[^']*)') {2}(?<meaning>.+)$/;
const COLUMN = /^(?<name>\w+) (?<type>string|bigint|int|boolean|date|double) {2}(?<meaning>.+)$/;

/** @throws Error That names the file and the line which is not as it should be. */
export function parseQuestion(name: string, file: string): Question {
  const lines = file.split('\n');
  const head = lines.filter((line) => line.startsWith('-- ')).map((line) => line.slice(3));
  const tagged = (tag: string): string[] =>
    head.filter((line) => line.startsWith(`@${tag} `)).map((line) => line.slice(tag.length + 2));
  const heading = HEADINGS.find((one) => one === tagged('heading')[0]);
  if (!heading) throw new Error(`${name}.sql: its @heading is none of ${HEADINGS.join(', ')}`);
  const sql = lines
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .trim();
  return {
    name,
    heading,
    asks: head.filter((line) => !line.startsWith('@')).join(' '),
    lookbackDays: Number(tagged('lookback')[0] ?? 0),
    parameters: tagged('param').map((line) => parameterOf(name, line)),
    columns: tagged('column').map((line) => columnOf(name, line)),
    tables: FACT_TABLE_NAMES.filter((table) =>
      new RegExp(`\\b(?:FROM|JOIN)\\s+${table}\\b`, 'i').test(sql),
    ),
    sql,
  };
}

function parameterOf(file: string, line: string): Parameter {
  const groups = PARAMETER.exec(line)?.groups;
  if (!groups) throw new Error(`${file}.sql: no parameter: ${line}`);
  const { name = '', type, least, most, number, text = '', meaning = '' } = groups;
  return {
    name,
    type: type as ParameterType,
    ...(least !== undefined && most !== undefined && { least: Number(least), most: Number(most) }),
    default: number === undefined ? text : Number(number),
    meaning,
  };
}

function columnOf(file: string, line: string): AnswerColumn {
  const groups = COLUMN.exec(line)?.groups;
  if (!groups) throw new Error(`${file}.sql: no column: ${line}`);
  const { name = '', type, meaning = '' } = groups;
  return { name, type: type as AnswerType, meaning };
}
