import type { Days } from './days.ts';
import { longDay } from './format.ts';
import { words } from './words.ts';

export const daysSaid = ({ from, to }: Days): string =>
  from === to ? longDay(from) : words().range.said(longDay(from), longDay(to));
