import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible.ts';
import { expectNoOverflow } from './no-overflow.ts';
import { shot } from './shot.ts';
import type { OpenOptions, World } from './world.ts';

/** Stores of the demo: Alipay's Open Platform, and the gateway that has counter codes. */
export const STORE = 'people-road';
export const COUNTER_STORE = 'river-street';

const PINS = { 小林: '2580', 王经理: '7931' } as const;

interface TillOptions extends OpenOptions {
  readonly store?: string;
  readonly person?: keyof typeof PINS;
}

/** A paired till at which somebody has signed in, with all dishes before them. */
export async function openTill(world: World, options: TillOptions = {}): Promise<Page> {
  const { store = STORE, person = '小林', ...rest } = options;
  const viewport = { width: 1_280, height: 800 };
  const page = await world.openScreen('pos', store, { viewport, ...rest });
  await signIn(page, person);
  await page.locator('.pos-dish').first().waitFor();
  return page;
}

export async function signIn(page: Page, person: keyof typeof PINS): Promise<void> {
  await page.getByRole('button', { name: person }).click();
  await page.locator('#pos-pin').waitFor();
  await page.keyboard.type(PINS[person]);
  await page.keyboard.press('Enter');
  await page.locator('.pos-rail').waitFor();
}

/** What is typed into the search field, and Enter. */
export async function enter(page: Page, typed: string): Promise<void> {
  await page.locator('#pos-search').focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** From the ticket to the choice of how to pay. */
export async function toPay(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await page.locator('.pos-ways').waitFor();
}

/** The number that is called, once all is paid. */
export async function paidNumber(page: Page): Promise<string> {
  await page.locator('.pos-paid-number').waitFor();
  const said = await page.locator('.pos-paid-number').innerText();
  return said.split('\n').at(-1) ?? said;
}

export async function openDrawer(page: Page, float: string): Promise<void> {
  await page.keyboard.press('F6');
  await page.locator('.pos-form input').fill(float);
  await page.keyboard.press('Enter');
  await page.locator('.pos-report').waitFor();
}

/** A number or a sum of the drawer's report, by what stands before it. */
export const reported = (page: Page, label: string) =>
  page.locator('.pos-report tr', { has: page.getByRole('rowheader', { name: label }) });

/** What a state looks like, for everybody: seen, heard, on every width and with large text. */
export async function inspect(page: Page, name: string): Promise<void> {
  await shot(page, name);
  await expectAccessible(page, name);
  await expectNoOverflow(page);
  await expectNoOverflow(page, { zoom: 2, widths: [1_280] });
}
