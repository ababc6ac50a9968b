import type { DeviceId, MerchantId, StoreId } from './ids.ts';

export type StepName =
  | ('start' | 'menu' | 'item' | 'upsell-shown' | 'upsell-accepted' | 'cart' | 'checkout' | 'pay')
  | ('done' | 'abandoned' | 'offline');

/** What somebody did at a screen, and nothing of who it was. */
export interface ScreenStep {
  /** From 1 within the session. */
  readonly no: number;
  readonly step: StepName;
  /** The step before, which may have been sent before; absent on the first. */
  readonly after?: StepName | undefined;
  readonly isBack: boolean;
  /** The dish of the step, if any. */
  readonly itemId?: string | undefined;
  readonly sinceStartMs: number;
  readonly onPreviousMs: number;
}

/** Where it was done: as the token says, never the request. */
export interface ScreenPlace {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly screen: 'kiosk' | 'table' | 'pos';
  readonly deviceId?: DeviceId | undefined;
}

/** Some steps of one session, as a screen sent them together. */
export interface ScreenSteps extends ScreenPlace {
  /** Made by the screen at random: it means nothing elsewhere. */
  readonly sessionId: string;
  readonly language: string;
  readonly isAccessible: boolean;
  /** By our clock, which is that of the last step; screens have wrong ones. */
  readonly at: number;
  /** In their order. */
  readonly steps: readonly ScreenStep[];
}

export const SCREEN_STEPS_POLICY = {
  /** Requests of one screen or table within an hour: one in six seconds, all day long. */
  maxAnHour: 600,
} as const;
