import { bootFixture } from './boot-fixture.ts';

/** A server in a process of its own, to be killed: prints where it is, as JSON, when it is ready. */
const { apiUrl, environment } = await bootFixture(process.argv[2] ?? '', 60);
const stepFunctionsUrl = environment['AWS_ENDPOINT_URL_SFN'];
process.stdout.write(`${JSON.stringify({ apiUrl, stepFunctionsUrl })}\n`);
