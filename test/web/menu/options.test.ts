import { describe, expect, it } from 'vitest';
import type { Group, Modifier } from '../../../web/src/menu/menu.ts';
import {
  lacking,
  openGroups,
  priceOfOptions,
  startOptions,
  withOption,
} from '../../../web/src/menu/options.ts';

const modifier = (optionId: string, more: Partial<Modifier> = {}): Modifier => ({
  ...{ optionId, name: optionId, priceDelta: 0, isDefault: false, soldOut: false },
  ...more,
});
const group = (groupId: string, modifiers: Modifier[], more: Partial<Group> = {}): Group => ({
  ...{ groupId, name: groupId, required: false, minSelected: 0, maxSelected: 1 },
  ...{ displayType: 'radio', modifiers },
  ...more,
});

const ice = group('ice', [modifier('much'), modifier('none', { isDefault: true })]);
const tea = modifier('tea', { modifierGroups: [ice], priceDelta: 300 });
const soup = modifier('soup');
const egg = modifier('egg', { priceDelta: 200 });
const drink = group('drink', [tea, soup], { required: true });
const extras = group('extras', [egg], { maxSelected: 3, displayType: 'quantity' });
const groups = [drink, extras];

describe('options of a dish', () => {
  it('begin with what the menu says, and never with what is sold out', () => {
    expect(startOptions([ice])).toEqual(['none']);
    const gone = group('ice', [modifier('none', { isDefault: true, soldOut: true })]);
    expect(startOptions([gone])).toEqual([]);
  });

  it('open further questions, with their own beginnings', () => {
    const options = withOption(groups, [], { group: drink, modifier: tea, times: 1 });
    expect(options).toEqual(['tea', 'none']);
    expect(openGroups(groups, options).map((o) => [o.group.groupId, o.depth])).toEqual([
      ['drink', 0],
      ['ice', 1],
      ['extras', 0],
    ]);
  });

  it('forget the answers to questions that are closed again', () => {
    const options = withOption(groups, ['tea', 'none'], { group: drink, modifier: soup, times: 1 });
    expect(options).toEqual(['soup']);
  });

  it('take no more than a group allows', () => {
    const full = ['soup', 'egg', 'egg', 'egg'];
    expect(withOption(groups, full, { group: extras, modifier: egg, times: 4 })).toEqual(full);
  });

  it('cost what each adds, as often as it is wanted', () => {
    expect(priceOfOptions(groups, ['tea', 'none', 'egg', 'egg'])).toBe(700);
  });

  it('are lacking where a required group has none', () => {
    expect(lacking(groups, []).map(({ groupId }) => groupId)).toEqual(['drink']);
    expect(lacking(groups, ['soup'])).toEqual([]);
  });
});
