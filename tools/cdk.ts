import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';
import { buildWeb } from './web.ts';

const USAGE =
  'Usage: npm run synth|diff|deploy|destroy -- --stage sandbox|production [--alarm-email ADDRESS] ' +
  '[--site-domain NAME --site-certificate ARN]';

/** What each script asks of the CDK; validation and cdk-nag are on in all of them. */
const commands: Readonly<Record<string, readonly string[]>> = {
  synth: ['synth', '--quiet', '--strict'],
  diff: ['diff'],
  deploy: ['deploy'],
  destroy: ['destroy'],
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'sandbox' },
    'alarm-email': { type: 'string' },
    'site-domain': { type: 'string' },
    'site-certificate': { type: 'string' },
  },
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
const [{ functions }] = await Promise.all([bundle(), buildWeb()]);
process.stdout.write(`${functions.length} functions in dist. Stage ${values.stage}.\n`);
const context = Object.entries({
  stage: values.stage,
  alarmEmail: values['alarm-email'],
  siteDomain: values['site-domain'],
  siteCertificateArn: values['site-certificate'],
}).flatMap(([name, value]) => (value === undefined ? [] : ['--context', `${name}=${value}`]));
const cdk = spawn('cdk', [...command, ...context], {
  stdio: 'inherit',
});
cdk.on('exit', (code) => process.exit(code ?? 1));
