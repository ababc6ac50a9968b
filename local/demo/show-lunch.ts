import type { ReadyFile } from '../start-server.ts';
import { serveLunch } from './lunch/lunch.ts';
import { progress } from './lunch/progress.ts';
import { summaryTable } from './lunch/summary.ts';
import type { Screen } from './screen.ts';

/** Serves a lunch at every store and prints how it went. @returns how many things went wrong. */
export async function showLunch(screen: Screen, ready: ReadyFile, orders: number): Promise<number> {
  const places = ready.stores.map(({ storeId, gateway }) => `${storeId} (${gateway})`);
  screen.log(`Lunch: ${orders} orders at ${places.join(', ')} ...`);
  const { step, end } = progress(orders);
  const report = await serveLunch(ready, { orders, onServed: ({ story }) => step(story.title) });
  end();
  const { served, tickets, cases, faults } = report;
  screen.log(`\n${summaryTable(served)}`);
  screen.log(`\nTimes are the server's, from the start of a payment to its capture.`);
  screen.log(`The kitchens handed out ${tickets} tickets.`);
  for (const [kind, count] of cases.resolved) {
    screen.log(`Cases that the lunch made on purpose, and a cashier resolved: ${kind} ${count}.`);
  }
  for (const fault of faults) screen.error(`WRONG: ${fault}`);
  return faults.length;
}
