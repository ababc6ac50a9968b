import { readFileSync } from 'node:fs';
import { startSimulator } from '../../../../local/alipay-simulator/start-simulator.ts';

// A simulator in a process of its own, to be killed. The clock stands where the caller put it.
const [, , dataFile = '', merchantsFile = '', now = ''] = process.argv;
const simulator = await startSimulator({
  port: 0,
  dataFile,
  now: () => Number(now),
  merchants: JSON.parse(readFileSync(merchantsFile, 'utf8')),
});
process.stdout.write(`${simulator.url}\n`);
