import { describe, expect, test } from 'vitest';
import { layoutOf, pageAt } from '../../../web/src/board/board-layout.ts';
import { boardAfter, isFresh } from '../../../web/src/board/board-state.ts';
import { shiftAt } from '../../../web/src/board/burn-in.ts';

const seen = (ready: string[], preparing: string[] = []) => ({ ready, preparing, complete: true });

describe('what a board calls', () => {
  test('is nothing of what was ready before it was switched on', () => {
    const first = boardAfter(undefined, seen(['A001', 'A002']), 0);
    expect(first.called).toEqual([]);
    expect(first.ready).toEqual(['A002', 'A001']);
    expect(isFresh(first, 'A001', 0)).toBe(false);
  });

  test('is what has become ready, first on the list and marked for a while', () => {
    const first = boardAfter(undefined, seen(['A001']), 0);
    const next = boardAfter(first, seen(['A001', 'A003', 'A002']), 1_000);
    expect(next.called).toEqual(['A003', 'A002']);
    expect(next.ready).toEqual(['A002', 'A003', 'A001']);
    expect(isFresh(next, 'A003', 2_000)).toBe(true);
    expect(isFresh(next, 'A003', 22_000)).toBe(false);
  });

  test('is called again where it was brought back to the kitchen meanwhile', () => {
    const ready = boardAfter(undefined, seen(['A001']), 0);
    const back = boardAfter(ready, seen([], ['A001']), 1_000);
    expect(boardAfter(back, seen(['A001']), 2_000).called).toEqual(['A001']);
  });

  test('is called once, though the next look shows it again', () => {
    const ready = boardAfter(boardAfter(undefined, seen([]), 0), seen(['A001']), 1_000);
    const again = boardAfter(ready, seen(['A001']), 2_000);
    expect(again.called).toEqual([]);
    expect(isFresh(again, 'A001', 3_000)).toBe(true);
  });
});

describe('numbers on a wall', () => {
  const ROOM = { width: 1_100, height: 900 };

  test('are as large as they can be together', () => {
    const [few, many] = [layoutOf(2, 4, ROOM), layoutOf(20, 4, ROOM)];
    expect(few.type).toBeGreaterThan(many.type);
    expect(many.pages).toBe(1);
    expect(many.columns * many.rows).toBeGreaterThanOrEqual(20);
  });

  test('take turns before they become too small to be read', () => {
    const layout = layoutOf(200, 4, ROOM);
    expect(layout.type).toBeGreaterThanOrEqual(900 * 0.085);
    expect(layout.pages).toBeGreaterThan(1);
    const all = Array.from({ length: 200 }, (_, n) => n);
    const shown = all.slice(0, layout.pages).flatMap((turn) => pageAt(all, layout, turn));
    expect(shown).toEqual(all);
    expect(pageAt(all, layout, layout.pages)).toEqual(pageAt(all, layout, 0));
  });

  test('fit a narrow screen, however long they are', () => {
    const { type, columns } = layoutOf(3, 8, { width: 300, height: 400 });
    expect(columns).toBe(1);
    expect(type * 8 * 0.66).toBeLessThan(300);
  });
});

test('the picture never stands still for long, and never leaves the screen', () => {
  const shifts = Array.from({ length: 8 }, (_, minute) => shiftAt(minute * 60_000));
  expect(new Set(shifts.map(({ x, y }) => `${x}/${y}`)).size).toBe(8);
  expect(shifts.every(({ x, y }) => Math.abs(x) <= 8 && Math.abs(y) <= 8)).toBe(true);
});
