import type { EChartsCoreOption } from 'echarts/core';
import type { Days } from '../days.ts';
import type { Row } from '../found.ts';
import type { Words } from '../words.ts';

/** What a chart has to know besides its rows. */
export interface Look {
  readonly words: Words;
  readonly currency: string;
  readonly days: Days;
  /** The business day that runs now, and is not over. */
  readonly today: string;
  readonly storeName: (storeId: string) => string;
}

/** What it is drawn on. */
export interface Paper {
  /** Of the text, in pixels: it grows with the reader's. */
  readonly size: number;
  readonly width: number;
  /** There is no room for words inside the chart. */
  readonly isNarrow: boolean;
  readonly isMoving: boolean;
  readonly theme: Theme;
}

/** The design's tokens, which a canvas cannot read for itself. */
export interface Theme {
  readonly font: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly card: string;
  readonly series: readonly string[];
  /** From little to much. */
  readonly scale: readonly string[];
}

/** What somebody goes on to by touching a mark. */
export type Pick =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'store'; readonly storeId: string }
  | { readonly kind: 'row'; readonly row: Row };

export interface Chart {
  /** Names of many things have to find room. */
  readonly isTall?: boolean;
  /** What it shows, in a sentence: for who does not see it, and for who has no time. */
  readonly says: (rows: readonly Row[], look: Look) => string;
  /** Items of its series may hold a `pick`. */
  readonly option: (rows: readonly Row[], look: Look, paper: Paper) => EChartsCoreOption;
}
