import type { FunctionName, Handler, Handlers } from '../world/function-types.ts';
import { HANDLERS } from './handlers.ts';

/** The functions of the next version, which the loader makes of the same files (substitutes/register.ts). */
export async function loadNextHandlers(): Promise<Handlers> {
  const loaded: [string, Handler][] = [];
  for (const name of Object.keys(HANDLERS) as FunctionName[]) {
    const file = new URL(`../../../functions/${name}/handler.ts?next`, import.meta.url).href;
    const { handler } = (await import(file)) as { handler: Handler };
    loaded.push([name, handler]);
  }
  return Object.fromEntries(loaded) as Handlers;
}
