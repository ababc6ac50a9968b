import { describe, expect, test } from 'vitest';
import { sellKey } from '../../../../web/src/pos/sell/sell-keys.ts';

const press = (key: string, search?: string, inText = false) => sellKey({ key, inText, search });

describe('keys of a till', () => {
  test('pay, put aside and help from anywhere', () => {
    expect(press('F8', undefined, true)).toBe('pay');
    expect(press('F9', 'rice')).toBe('hold');
    expect(press('F1')).toBe('help');
  });

  test('count the chosen line while nothing is typed', () => {
    expect(press('+', '')).toBe('more');
    expect(press('-')).toBe('less');
    expect(press('Delete', '')).toBe('remove');
    expect(press('ArrowDown', '')).toBe('next');
  });

  test('are letters of what is typed, in the search and in every other field', () => {
    expect(press('-', 'half-')).toBeUndefined();
    expect(press('Delete', 'rice')).toBeUndefined();
    expect(press('+', undefined, true)).toBeUndefined();
    expect(press('/', '')).toBeUndefined();
  });

  test('lead to the search, and forget what is in it', () => {
    expect(press('/')).toBe('search');
    expect(press('Escape', 'rice')).toBe('forget');
  });
});
