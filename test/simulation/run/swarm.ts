import type { Simulation } from './simulate.ts';

export async function swarm(_: Simulation): Promise<boolean> {
  return true;
}
