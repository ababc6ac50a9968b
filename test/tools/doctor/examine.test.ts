import { describe, expect, test } from 'vitest';
import { checkNotifyUrl } from '../../../tools/doctor/check-notify-url.ts';
import {
  type Configuration,
  notifyUrlOf,
  type Surroundings,
} from '../../../tools/doctor/configuration.ts';
import { reportText } from '../../../tools/doctor/report.ts';
import {
  alipays,
  keyPair,
  MD5_KEY,
  ours,
  secretsAt,
} from '../../adapters/alipay-http/merchants.ts';
import { answering, startServer } from '../../adapters/alipay-http/servers.ts';
import { diagnose, MERCHANT, startAlipay, surroundings, wrongOf } from './support.ts';

type Gateway = keyof ReturnType<typeof secretsAt>;

const REFUSAL: Readonly<Record<Gateway, string>> = {
  'open-platform': 'failure',
  global: 'failure',
  'alipay-plus': '{"result":{"resultCode":"FAIL","resultStatus":"F"}}',
};

/** A configuration that is right in every way, on this machine. */
async function healthy(gateway: Gateway = 'open-platform'): Promise<Configuration> {
  const alipay = await startAlipay();
  return {
    environment: 'local',
    merchantId: MERCHANT,
    publicUrl: await startServer(answering(200, REFUSAL[gateway])),
    stores: [{ storeId: 'nanjing-1', currency: gateway === 'open-platform' ? 'CNY' : 'USD' }],
    secret: { value: secretsAt(alipay)[gateway] },
  };
}

const withSecret = (configuration: Configuration, changes: object): Configuration => {
  const { secret } = configuration;
  const value = 'value' in secret ? (secret.value as object) : {};
  return { ...configuration, secret: { value: { ...value, ...changes } } };
};

describe('A configuration that is right', () => {
  test.each<Gateway>(['open-platform', 'global', 'alipay-plus'])(
    'of %s has nothing wrong, and was proven in both directions of the keys',
    async (gateway) => {
      const findings = await diagnose(await healthy(gateway));
      expect(wrongOf(findings)).toEqual([]);
      const says = findings.map((finding) => finding.says).join('\n');
      expect(says).toMatch(/took our signature/);
      expect(says).toMatch(/refuses a forged notification/);
    },
  );
});

type Break = (right: Configuration) => Configuration | Promise<Configuration>;

const BROKEN: readonly [
  what: string,
  says: RegExp,
  change: Break,
  around?: Partial<Surroundings> | undefined,
][] = [
  [
    'no secret',
    /There is no secret/,
    (c) => ({ ...c, secret: { fault: 'There is no secret burger: write one.' } }),
  ],
  ['a field missing', /no usable signType/, (c) => withSecret(c, { signType: undefined })],
  ['a gateway that is none', /no usable gateway/, (c) => withSecret(c, { gateway: 'unionpay' })],
  [
    'a private key that is cut off',
    /no usable privateKey .*cut off/,
    (c) => withSecret(c, { privateKey: ours.privateKey.slice(0, 400) }),
  ],
  [
    'the public key in its place',
    /no usable privateKey .*public key/,
    (c) => withSecret(c, { privateKey: ours.publicKey }),
  ],
  ['no seller', /sellerId is missing/, (c) => withSecret(c, { sellerId: undefined })],
  [
    'the app id of another environment',
    /does not know our account \(isv\.invalid-app-id\)/,
    (c) => withSecret(c, { appId: '2021000000009999' }),
  ],
  [
    'a key of ours that Alipay was not given',
    /does not take our signature/,
    (c) => withSecret(c, { privateKey: keyPair().privateKey }),
  ],
  [
    "a key that is not Alipay's",
    /not signed with the Alipay key/,
    (c) => withSecret(c, { alipayPublicKeys: [keyPair().publicKey] }),
  ],
  [
    'another algorithm than Alipay pins',
    /not signed with the Alipay key .*signType/,
    (c) => withSecret(c, { signType: 'RSA' }),
  ],
  [
    'a store in another currency',
    /sells in USD, which this account does not settle/,
    (c) => ({ ...c, stores: [{ storeId: 's1', currency: 'USD' }] }),
  ],
  [
    'nobody at the endpoint',
    /Nobody listens at the endpoint \(ECONNREFUSED\)/,
    (c) => withSecret(c, { endpoint: 'http://127.0.0.1:1/gateway.do' }),
  ],
  [
    'an endpoint that never answers',
    /did not answer in time \(TimeoutError\)/,
    async (c) => withSecret(c, { endpoint: await startServer(() => undefined) }),
    { timeoutMs: 200 },
  ],
  [
    'somebody else at the endpoint',
    /answered HTTP 404/,
    async (c) => withSecret(c, { endpoint: await startServer(answering(404, 'no')) }),
  ],
  [
    'a proxy at the endpoint',
    /does not speak as Alipay does/,
    async (c) => withSecret(c, { endpoint: await startServer(answering(200, '<html>')) }),
  ],
  ['no notify URL', /The notify URL is not known/, (c) => ({ ...c, publicUrl: undefined })],
  [
    'a notify URL where nobody listens',
    /The notify URL does not answer/,
    (c) => ({ ...c, publicUrl: 'http://127.0.0.1:1' }),
  ],
  [
    'a notify URL that takes forgeries',
    /takes a forged notification/,
    async (c) => ({ ...c, publicUrl: await startServer(answering(200, 'success')) }),
  ],
  [
    'a notify URL that is another site',
    /answers HTTP 404/,
    async (c) => ({ ...c, publicUrl: await startServer(answering(404, '{}')) }),
  ],
  [
    'a notify URL that redirects',
    /redirects, which Alipay does not follow/,
    async (c) => ({
      ...c,
      publicUrl: await startServer(answering(302, '', { location: 'https://a.example/' })),
    }),
  ],
  [
    'a clock that is ten minutes slow',
    /clock is -(59\d|60\d) s off/,
    (c) => c,
    { now: () => Date.now() - 600_000 },
  ],
  [
    "Alipay's production on this machine",
    /Alipay's production, but this is local/,
    (c) => withSecret(c, { endpoint: 'https://openapi.alipay.com/gateway.do' }),
  ],
  [
    'the dead sandbox of old guides',
    /openapi\.alipaydev\.com is dead: put openapi-sandbox\.dl\.alipaydev\.com/,
    (c) => withSecret(c, { endpoint: 'https://openapi.alipaydev.com/gateway.do' }),
  ],
];

describe('A configuration with', () => {
  test.for(BROKEN)('%s is told in one sentence: %s', async ([, says, change, around]) => {
    const broken = await change(await healthy());
    const findings = await diagnose(broken, around);
    // The one thing that is wrong, and nothing else.
    expect(wrongOf(findings)).toEqual([expect.stringMatching(says) as unknown]);
  });

  test('a PID for the app id is told as that', async () => {
    const broken = withSecret(await healthy(), { appId: '2088000000000001' });
    const [first] = wrongOf(await diagnose(broken));
    expect(first).toMatch(/appId holds a PID/);
  });

  test('an own key for Alipay is told as that', async () => {
    const broken = withSecret(await healthy(), { alipayPublicKeys: [ours.publicKey] });
    const [first] = wrongOf(await diagnose(broken));
    expect(first).toMatch(/holds our own public key/);
  });

  test('a short key is told as that', async () => {
    const { privateKey } = keyPair(1024);
    const [first] = wrongOf(await diagnose(withSecret(await healthy(), { privateKey })));
    expect(first).toMatch(/shorter than the 2048 bits that RSA2 needs/);
  });

  test.each<[Gateway, RegExp, object]>([
    ['global', /does not know our account/, { partner: '2088000000009999' }],
    ['global', /does not take our signature/, { md5Keys: [MD5_KEY.replaceAll('t', 'x')] }],
    ['global', /partner and sellerId are 16 digits/, { partner: '2021000000000001' }],
    ['alipay-plus', /does not know our account/, { clientId: 'SANDBOX_5Y9999999999' }],
    ['alipay-plus', /not take our signature/, { privateKey: keyPair().privateKey }],
    ['alipay-plus', /not signed with the Alipay key/, { alipayPublicKeys: [keyPair().publicKey] }],
  ])('a fault of %s is told in its words: %s', async (gateway, says, change) => {
    const findings = await diagnose(withSecret(await healthy(gateway), change));
    expect(wrongOf(findings)[0]).toMatch(says);
  });
});

describe('Sandbox and production never mix:', () => {
  const endpoint = (host: string) => `https://${host}/gateway.do`;
  const cross: readonly [Gateway, 'sandbox' | 'production', object, RegExp][] = [
    [
      ...(['open-platform', 'sandbox'] as const),
      { endpoint: endpoint('openapi.alipay.com') },
      /is Alipay's production, but this is sandbox/,
    ],
    [
      ...(['open-platform', 'production'] as const),
      { endpoint: endpoint('openapi-sandbox.dl.alipaydev.com') },
      /is Alipay's sandbox, but this is production/,
    ],
    [
      ...(['open-platform', 'production'] as const),
      {},
      /is the simulator on this machine, but this is production/,
    ],
    [
      ...(['open-platform', 'production'] as const),
      { endpoint: endpoint('openapi.alipay.com.example.com') },
      /is not one of the gateway open-platform: use one of openapi\.alipay\.com/,
    ],
    [
      ...(['global', 'production'] as const),
      { endpoint: endpoint('mapi.alipaydev.com') },
      /is Alipay's sandbox, but this is production/,
    ],
    [
      ...(['global', 'production'] as const),
      { endpoint: endpoint('openapi.alipay.com') },
      /is not one of the gateway global/,
    ],
    [
      ...(['alipay-plus', 'production'] as const),
      { endpoint: 'https://open-sea.alipay.com' },
      /is Alipay's sandbox, but this is production/,
    ],
    [
      ...(['alipay-plus', 'sandbox'] as const),
      { endpoint: 'https://open-sea.alipay.com', clientId: '5Y0000000000' },
      /is Alipay's production, but this is sandbox/,
    ],
  ];
  test.each(cross)('%s in %s with %j', async (gateway, environment, change, says) => {
    const right = await healthy(gateway);
    const findings = await diagnose({ ...withSecret(right, change), environment });
    const unasked = findings.filter(({ kind }) => kind === 'unchecked').map((f) => f.says);
    expect(wrongOf(findings)).toContainEqual(expect.stringMatching(says));
    expect(unasked).toContain('Alipay was not asked, because the endpoint is wrong.');
  });

  test.each([
    ['http://api.example.com', /which anybody on the way can read: use https/],
    ['https://inside.example.com', /inside a network, where Alipay cannot reach it/],
    ['https://192.168.1.20', /inside a network/],
    ['https://[::1]', /inside a network/],
    ['https://nowhere.example.com', /No name server knows nowhere\.example\.com/],
    [`https://api.example.com/${'x'.repeat(200)}`, /characters, and Alipay takes 190/],
    ['api.example.com', /is no address/],
  ])('the notify URL of production is not %s', async (publicUrl, says) => {
    const findings = await diagnose({
      ...(await healthy()),
      environment: 'production',
      publicUrl,
    });
    expect(wrongOf(findings)).toContainEqual(expect.stringMatching(says));
  });
});

test('The notify URL of production is an https address on the Internet', async () => {
  const url = notifyUrlOf('https://api.example.com', MERCHANT);
  const finding = await checkNotifyUrl(url, 'production', surroundings);
  expect(finding).toEqual({
    kind: 'good',
    says: 'The notify URL is https and public (api.example.com).',
  });
});

test('no line of the report shows a key', async () => {
  const right = await healthy();
  const configurations = [
    right,
    ...(await Promise.all(BROKEN.slice(0, 12).map((b) => b[2](right)))),
  ];
  for (const configuration of configurations) {
    const report = reportText(configuration, await diagnose(configuration));
    for (const key of [ours.privateKey, ours.publicKey, alipays.publicKey]) {
      expect(report).not.toContain(key.slice(0, 64));
      expect(report).not.toContain(key.slice(64, 96));
    }
  }
});
