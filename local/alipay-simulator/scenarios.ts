import { paymentScripts } from './payment-scripts.ts';
import { requestScripts } from './request-scripts.ts';
import type { Script } from './script.ts';

/** Every outcome that can be scripted, by its name. `docs/simulator.md` is the guide to them. */
export const scripts = { ...requestScripts, ...paymentScripts } as const satisfies Record<
  string,
  Script
>;

export type ScriptName = keyof typeof scripts;

const byName: ReadonlyMap<string, Script> = new Map(Object.entries(scripts));

/** The script of that name, undefined if there is none. */
export const scriptNamed = (name: string): Script | undefined => byName.get(name);
