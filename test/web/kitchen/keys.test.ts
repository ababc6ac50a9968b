import { describe, expect, test } from 'vitest';
import { commandOf, type Pressed } from '../../../web/src/kitchen/keys.ts';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, isRepeat: false, isWithModifier: false, isTyping: false, isNothingSelected: false },
  ...more,
});
const asked = (key: string, more?: Partial<Pressed>) => commandOf(press(key, more), true);

describe('a bump bar', () => {
  test('chooses tickets by their places, the tenth by 0', () => {
    expect(asked('1')).toEqual({ do: 'select', place: 0 });
    expect(asked('9')).toEqual({ do: 'select', place: 8 });
    expect(asked('0')).toEqual({ do: 'select', place: 9 });
  });

  test('moves between tickets and in them, and brings the last one back', () => {
    expect(asked('ArrowRight')).toEqual({ do: 'ticket', step: 1 });
    expect(asked('ArrowUp')).toEqual({ do: 'line', step: -1 });
    expect(asked('r')).toEqual({ do: 'recall' });
    expect(asked('R')).toEqual({ do: 'recall' });
  });

  test('leaves Enter to the button that is chosen, and chooses one where none is', () => {
    expect(asked('Enter')).toBeUndefined();
    expect(asked('Enter', { isNothingSelected: true })).toEqual({ do: 'first' });
  });

  test('keeps out of what people type, and of what is the browser’s', () => {
    expect(asked('r', { isTyping: true })).toBeUndefined();
    expect(asked('r', { isWithModifier: true })).toBeUndefined();
  });

  test('recalls one ticket however long the key is held', () => {
    expect(asked('r', { isRepeat: true })).toBeUndefined();
    expect(asked('ArrowDown', { isRepeat: true })).toEqual({ do: 'line', step: 1 });
  });

  test('can be switched off but for keys that are no characters', () => {
    expect(commandOf(press('1'), false)).toBeUndefined();
    expect(commandOf(press('r'), false)).toBeUndefined();
    expect(commandOf(press('PageDown'), false)).toEqual({ do: 'page', step: 1 });
  });

  test('ignores what it does not know', () => {
    expect(asked('x')).toBeUndefined();
    expect(asked('constructor')).toBeUndefined();
  });
});
