import { onTestFinished } from 'vitest';
import { born, parseMerchantId } from '../../../core/domain/ids.ts';
import { startSimulator } from '../../../local/alipay-simulator/start-simulator.ts';
import type { Configuration, Finding, Surroundings } from '../../../tools/doctor/configuration.ts';
import { examine } from '../../../tools/doctor/examine.ts';
import { simulated } from '../../adapters/alipay-http/merchants.ts';

export const MERCHANT = born(parseMerchantId, 'burger');
/** Alipay, which knows these merchants, to end with the test. */
export async function startAlipay(): Promise<string> {
  const simulator = await startSimulator({ port: 0, now: Date.now, merchants: simulated });
  onTestFinished(() => simulator.close());
  return simulator.url;
}

export const surroundings: Surroundings = {
  now: () => Date.now(),
  timeoutMs: 1_000,
  resolve: async (host) => {
    const known: Readonly<Record<string, string>> = {
      'api.example.com': '93.184.216.34',
      'inside.example.com': '10.0.0.7',
    };
    const address = known[host];
    if (address === undefined) throw new Error(`no ${host}`);
    return [address];
  },
};

export const diagnose = (
  configuration: Configuration,
  changes: Partial<Surroundings> = {},
): Promise<Finding[]> => examine(configuration, { ...surroundings, ...changes });

export const wrongOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ kind }) => kind === 'wrong').map(({ says }) => says);
