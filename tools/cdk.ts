import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';

const USAGE =
  'Usage: npm run synth|diff|deploy|destroy -- --stage sandbox|production [--alarm-email ADDRESS]';

/** What each script asks of the CDK; validation and cdk-nag are on in all of them. */
const commands: Readonly<Record<string, readonly string[]>> = {
  synth: ['synth', '--quiet', '--strict'],
  diff: ['diff'],
  deploy: ['deploy'],
  destroy: ['destroy'],
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { stage: { type: 'string', default: 'sandbox' }, 'alarm-email': { type: 'string' } },
});
const command = commands[positionals[0] ?? ''];
if (command === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
if (positionals[0] === 'deploy' && values.stage === 'production' && !values['alarm-email']) {
  process.stderr.write(
    'Production needs --alarm-email: an alarm that nobody hears helps nobody.\n',
  );
  process.exit(2);
}
const { functions } = await bundle();
process.stdout.write(`${functions.length} functions in dist. Stage ${values.stage}.\n`);
const email = values['alarm-email'];
const context = [`stage=${values.stage}`, ...(email === undefined ? [] : [`alarmEmail=${email}`])];
const cdk = spawn('cdk', [...command, ...context.flatMap((pair) => ['--context', pair])], {
  stdio: 'inherit',
});
cdk.on('exit', (code) => process.exit(code ?? 1));
