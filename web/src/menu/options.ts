import type { Group, Modifier } from './menu.ts';

/** Ids of options, one named again for each time that it is wanted. */
export type Options = readonly string[];

/** A group that has to be shown, under the modifier that opened it. */
export interface OpenGroup {
  readonly group: Group;
  /** 0 for the groups of the dish itself. */
  readonly depth: number;
}

export const timesOf = (options: Options, optionId: string): number =>
  options.filter((id) => id === optionId).length;

export const leastOf = ({ required, minSelected }: Group): number =>
  required ? Math.max(1, minSelected) : minSelected;

export const countIn = ({ modifiers }: Group, options: Options): number =>
  modifiers.reduce((sum, { optionId }) => sum + timesOf(options, optionId), 0);

/** One of a kind: choosing another takes the first one's place. */
export const isSingle = ({ maxSelected, displayType }: Group): boolean =>
  maxSelected === 1 && displayType !== 'quantity';

/** Every group that the choice so far has opened, each right after what opened it. */
export const openGroups = (groups: readonly Group[], options: Options, depth = 0): OpenGroup[] =>
  groups.flatMap((group) => [
    { group, depth },
    ...group.modifiers
      .filter(({ optionId }) => options.includes(optionId))
      .flatMap(({ modifierGroups = [] }) => openGroups(modifierGroups, options, depth + 1)),
  ]);

/** What is chosen before the customer does anything: the menu's defaults that can be had. */
export const startOptions = (groups: readonly Group[]): Options =>
  groups.flatMap((group) =>
    group.modifiers
      .filter(({ isDefault, soldOut }) => isDefault && !soldOut)
      .slice(0, group.maxSelected)
      .flatMap((modifier) => opened(modifier)),
  );

const opened = ({ optionId, modifierGroups = [] }: Modifier): Options => [
  optionId,
  ...startOptions(modifierGroups),
];

/** The options once this one is wanted so many times. More than a group takes changes nothing. */
export function withOption(
  groups: readonly Group[],
  options: Options,
  { group, modifier, times }: { group: Group; modifier: Modifier; times: number },
): Options {
  const { optionId } = modifier;
  const others = isSingle(group) && times > 0 ? group.modifiers.map((m) => m.optionId) : [optionId];
  const kept = options.filter((id) => !others.includes(id));
  const isNew = timesOf(options, optionId) === 0;
  const added = Array.from({ length: times }, () => optionId);
  const next = [
    ...kept,
    ...added,
    ...(isNew && times > 0 ? startOptions(modifier.modifierGroups ?? []) : []),
  ];
  if (countIn(group, next) > group.maxSelected) return options;
  return reachable(groups, next);
}

/** Without what belongs to groups that are closed now, or is on the menu no more. */
function reachable(groups: readonly Group[], options: Options): Options {
  const known = new Set(
    openGroups(groups, options).flatMap(({ group }) => group.modifiers.map((m) => m.optionId)),
  );
  const kept = options.filter((id) => known.has(id));
  return kept.length === options.length ? options : reachable(groups, kept);
}

/** The groups in which too little is chosen, in the order in which they are shown. */
export const lacking = (groups: readonly Group[], options: Options): Group[] =>
  openGroups(groups, options)
    .map(({ group }) => group)
    .filter((group) => countIn(group, options) < leastOf(group));

/** What the options add to the price of one dish, in minor units. */
export const priceOfOptions = (groups: readonly Group[], options: Options): number =>
  openGroups(groups, options)
    .flatMap(({ group }) => group.modifiers)
    .reduce((sum, { optionId, priceDelta }) => sum + priceDelta * timesOf(options, optionId), 0);

/** The chosen options by name, as the cart tells them. */
export const chosenOptions = (groups: readonly Group[], options: Options): Modifier[] =>
  openGroups(groups, options)
    .flatMap(({ group }) => group.modifiers)
    .filter(({ optionId }) => options.includes(optionId));
