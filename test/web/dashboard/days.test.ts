import { describe, expect, it, test } from 'vitest';
import {
  daysBefore,
  daysOf,
  eachDay,
  faultOfDays,
  isDay,
  weekdayOf,
} from '../../../web/src/dashboard/days.ts';
import { type Store, scopeOf } from '../../../web/src/dashboard/desk.ts';
import { hashOf, type View, viewOf } from '../../../web/src/dashboard/view.ts';

const TODAY = '2026-11-26';

describe('the days that somebody chooses', () => {
  test.each([
    ['today', { from: TODAY, to: TODAY }],
    ['yesterday', { from: '2026-11-25', to: '2026-11-25' }],
    ['7', { from: '2026-11-20', to: TODAY }],
    ['28', { from: '2026-10-30', to: TODAY }],
    ['90', { from: '2026-08-29', to: TODAY }],
  ] as const)('%s', (preset, days) => {
    expect(daysOf(preset, TODAY)).toEqual(days);
  });

  it('are compared with as many days of the same weekdays', () => {
    expect(daysBefore({ from: TODAY, to: TODAY })).toEqual({
      ...{ from: '2026-11-19', to: '2026-11-19', weeks: 1 },
    });
    expect(daysBefore(daysOf('7', TODAY))).toEqual({
      ...{ from: '2026-11-13', to: '2026-11-19', weeks: 1 },
    });
    const { from, to, weeks } = daysBefore({ from: '2026-11-01', to: '2026-11-10' });
    expect([from, to, weeks]).toEqual(['2026-10-18', '2026-10-27', 2]);
    expect(weekdayOf(from)).toBe(weekdayOf('2026-11-01'));
  });

  it('are followed one by one, past the end of a month and of summer time', () => {
    expect(eachDay({ from: '2026-10-24', to: '2026-10-26' })).toHaveLength(3);
    expect(eachDay({ from: '2024-02-28', to: '2024-03-01' })).toEqual([
      ...['2024-02-28', '2024-02-29', '2024-03-01'],
    ]);
  });

  test.each([
    [{ from: '', to: TODAY }, 'missing'],
    [{ from: '2026-02-30', to: TODAY }, 'missing'],
    [{ from: TODAY, to: '2026-11-25' }, 'turned'],
    [{ from: TODAY, to: '2026-11-27' }, 'to-come'],
    [{ from: '2025-10-22', to: TODAY }, 'too-many'],
    [{ from: '2025-10-23', to: TODAY }, undefined],
  ])('%o is said to be %s', (days, fault) => {
    expect(faultOfDays(days, TODAY)).toBe(fault);
  });

  it('are those of the calendar', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today'].filter(isDay)).toEqual([]);
  });
});

describe('the address', () => {
  const view: View = {
    ...{ part: 'menu', range: { from: '2026-11-01', to: '2026-11-10' } },
    ...{ stores: ['people-road', 'ueno'], currency: 'JPY' },
  };

  it('holds all that is chosen, so that it can be sent to somebody', () => {
    expect(viewOf(hashOf(view))).toEqual(view);
    expect(viewOf(hashOf({ ...view, range: '28', stores: [], currency: undefined }))).toEqual({
      ...{ part: 'menu', range: '28', stores: [], currency: undefined },
    });
  });

  test.each(['', '#', '#nothing?days=x', '#overview?days=2026-11-10.2026-11-01&currency=%3Cb%3E'])(
    '%s gives the first view',
    (hash) => {
      const first = { part: 'overview', range: '7', stores: [], currency: undefined };
      expect(viewOf(hash)).toEqual(first);
    },
  );
});

describe('what is asked about', () => {
  const store = (storeId: string, currency: Store['currency'], businessDate = TODAY): Store => ({
    ...{ storeId, name: storeId, timeZone: 'Asia/Shanghai', currency, businessDate },
  });
  const stores = [store('a', 'CNY'), store('b', 'CNY'), store('c', 'JPY', '2026-11-27')];
  const view = viewOf('#overview?days=today');

  it('is all stores where none is chosen and all sell in one currency', () => {
    expect(scopeOf(stores.slice(0, 2), view).storeIds).toBeUndefined();
  });

  it('is of one currency at a time, and of the day that runs where it is latest', () => {
    const scope = scopeOf(stores, view);
    expect(scope.currencies).toEqual(['CNY', 'JPY']);
    expect([scope.currency, scope.storeIds]).toEqual(['CNY', ['a', 'b']]);
    expect(scope.today).toBe('2026-11-27');
    expect(scopeOf(stores, { ...view, currency: 'JPY' }).storeIds).toEqual(['c']);
  });

  it('passes over a store that is not there any more', () => {
    expect(scopeOf(stores.slice(0, 2), { ...view, stores: ['gone', 'b'] }).storeIds).toEqual(['b']);
    expect(scopeOf(stores.slice(0, 2), { ...view, stores: ['gone'] }).storeIds).toBeUndefined();
  });
});
