import { describe, expect, it } from 'vitest';
import { parseQuestion } from '../../../analytics/questions/parse-question.ts';
import { type Scope, scopedQuery } from '../../../analytics/questions/scoped-query.ts';

const asked = (sql: string, head = '') =>
  parseQuestion('some', `-- How many?\n-- @heading business\n${head}${sql}\n`);
const COUNT = 'SELECT count(*) AS n\nFROM orders AS o';
const scope: Scope = {
  ...{ merchantId: 'm-1', from: '2026-11-20', to: '2026-11-26', openFrom: '2026-11-24' },
};
const textOf = (sql: string, more: Partial<Scope> = {}, head = '') =>
  scopedQuery(asked(sql, head), { ...scope, ...more }, {}, 'facts');

describe('a question over what may be read', () => {
  it('reads days that are over as they are, and each event of open days once', () => {
    const { sql, bounds } = textOf(COUNT);
    expect(sql).toContain('UNION ALL');
    expect(bounds.map(({ value }) => value)).toEqual([
      ...['m-1', '2026-11-20', '2026-11-23'],
      ...['m-1', '2026-11-24', '2026-11-26'],
    ]);
    expect(sql.split('?').length - 1).toBe(bounds.length);
  });

  it('looks twice at no day', () => {
    expect(textOf(COUNT, { to: '2026-11-23' }).sql).not.toContain('copy_no');
    expect(textOf(COUNT, { from: '2026-11-24' }).sql).not.toContain('UNION');
  });

  it('names the stores that may be seen, for each of its tables', () => {
    const sql = 'SELECT 1 AS n FROM orders AS o JOIN payments AS p ON p.order_id = o.order_id';
    const { bounds } = textOf(sql, { storeIds: ['s-1', 's-2'], to: '2026-11-23' });
    expect(bounds.map(({ value }) => value)).toEqual([
      ...['m-1', '2026-11-20', '2026-11-23', 's-1', 's-2'],
      ...['m-1', '2026-11-20', '2026-11-23', 's-1', 's-2'],
    ]);
  });

  it('begins earlier where the question looks back', () => {
    const { bounds } = textOf(COUNT, { to: '2026-11-23' }, '-- @lookback 7\n');
    expect(bounds[1]?.value).toBe('2026-11-13');
  });

  it('binds what it is asked with, in order, and never writes it into the text', () => {
    const head = "-- @param word string = ''  Any.\n-- @param most int 1..9 = 5  Any.\n";
    const sql = `WITH some AS (${COUNT} WHERE o.channel = :word AND o.business_date >= :from) SELECT n FROM some WHERE n < :most AND ':word' <> ''`;
    const hostile = "x' OR 1=1; --";
    const values = {
      word: { type: 'string', value: hostile },
      most: { type: 'int', value: 3 },
    } as const;
    const to = '2026-11-23';
    const query = scopedQuery(asked(sql, head), { ...scope, to }, values, 'facts');
    expect(query.sql).not.toContain(hostile);
    expect(query.bounds.slice(3)).toEqual([
      { type: 'string', value: hostile },
      { type: 'date', value: '2026-11-20' },
      { type: 'int', value: 3 },
    ]);
    expect(query.sql.match(/WITH/g)).toHaveLength(1);
    expect(query.sql).toContain("':word' <> ''");
  });
});

describe('the head of a question', () => {
  it('is its words, its parameters and its columns', () => {
    const head =
      "-- @param word string = ''  Some word.\n-- @param most int 1..9 = 5  At most.\n-- @column n bigint  Orders.\n";
    expect(asked(COUNT, head)).toMatchObject({
      ...{ name: 'some', heading: 'business', asks: 'How many?', tables: ['orders'] },
      parameters: [
        { name: 'word', type: 'string', default: '', meaning: 'Some word.' },
        { name: 'most', type: 'int', least: 1, most: 9, default: 5 },
      ],
      columns: [{ name: 'n', type: 'bigint', meaning: 'Orders.' }],
      sql: COUNT,
    });
  });

  it('is refused with the file and the line that is wrong', () => {
    expect(() => asked(COUNT, '-- @column n\n')).toThrow('some.sql: no column: n');
    expect(() => parseQuestion('some', `-- How many?\n${COUNT}`)).toThrow('@heading');
  });
});
