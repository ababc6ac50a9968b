import { describe, expect, test, vi } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { credentials } from '../../alipay/support.ts';
import { always, otherCredentials, SmallWorld } from './support/small-world.ts';
import { type Deed, hostile } from './temper.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const kinds = Object.keys(hostile.forgery) as Deed<'forgery'>[];

/** What a reader would find who checks nothing; of two values the first. */
function believed(form: string): Record<string, string> {
  const pairs = new URLSearchParams(form);
  return Object.fromEntries([...pairs.keys()].map((name) => [name, pairs.get(name) ?? '']));
}

async function forgeries(kind: Deed<'forgery'>, buyer: 'pays' | 'is asked') {
  const world = new SmallWorld({ temper: always('forgery', kind) });
  for (let n = 0; n < 30; n += 1) {
    await world.paid(
      buyer === 'pays' ? { kind: 'pays' } : { kind: 'is asked', paysAfterMs: 'never' },
    );
  }
  await world.time.runFor(3_600_000);
  return world.letters.filter(({ forged }) => forged);
}

describe.each(kinds)('a forged notification (%s)', (kind) => {
  test('is refused by a reader that checks everything', async () => {
    for (const buyer of ['pays', 'is asked'] as const) {
      const letters = await forgeries(kind, buyer);
      expect(letters.length).toBeGreaterThanOrEqual(30);
      for (const { body, account } of letters) {
        expect(account).toBe(credentials.appId);
        expect(parseNotification(body, credentials)).toMatchObject({ kind: 'rejected' });
      }
    }
  });

  test('says that an unpaid trade is paid', async () => {
    const letters = await forgeries(kind, 'is asked');
    const claims = letters.map(({ body }) => believed(body));
    const lies = claims.filter(({ trade_status }) => trade_status === 'TRADE_SUCCESS');
    // A byte of just this field may be the altered one; the copy in front may be the forger's own.
    expect(lies.length).toBeGreaterThan(letters.length * 0.8);
    for (const { outTradeNo, noticeId } of letters) {
      expect(outTradeNo).toMatch(/^KC\w{52}$/);
      expect(noticeId).toMatch(/^\d{34}-TRADE_SUCCESS-3850$/);
    }
  });

  test('says that a paid trade was paid with another amount', async () => {
    for (const { noticeId } of await forgeries(kind, 'pays')) {
      expect(noticeId).toMatch(/-TRADE_SUCCESS-(3851|3849|385001)$/);
    }
  });
});

test('each kind of forgery is refused for its own reason', async () => {
  const reasonsOf = async (kind: Deed<'forgery'>) => {
    const read = (await forgeries(kind, 'is asked')).map(({ body }) =>
      parseNotification(body, credentials),
    );
    return [...new Set(read.map((parsed) => (parsed.kind === 'rejected' ? parsed.reason : '')))];
  };
  expect(await reasonsOf('transplanted')).toEqual(['signature']);
  expect(await reasonsOf('wrong-app')).toEqual(['app-id']);
  expect(await reasonsOf('wrong-seller')).toEqual(['seller-id']);
  expect(await reasonsOf('another-key')).toEqual(['signature']);
  expect(await reasonsOf('downgraded')).toEqual(['sign-type']);
  expect(await reasonsOf('mislabelled')).toEqual(['signature']);
  expect(await reasonsOf('digest')).toEqual(['sign-type']);
  expect(await reasonsOf('unsigned')).toEqual(['signature']);
  expect(await reasonsOf('duplicated')).toEqual(['duplicate-parameter']);
  expect(await reasonsOf('plus-for-space')).toEqual(['signature']);
  expect(await reasonsOf('encoded-twice')).toEqual(['signature']);
  expect(await reasonsOf('charset')).toEqual(['charset']);
  expect(await reasonsOf('not-utf8')).toEqual(['charset']);
});

test('a reader that lets the message choose its algorithm would believe a downgraded one', async () => {
  const [letter] = await forgeries('downgraded', 'is asked');
  const gullible = { ...credentials, signType: 'RSA' } as const;
  expect(parseNotification(letter?.body ?? '', gullible)).toMatchObject({ kind: 'authentic' });
});

test("another merchant's genuine notification is sent to us, who must refuse it", async () => {
  const world = new SmallWorld({ temper: always('misdirected', 'misdirected') });
  await world.paid();
  world.letters.splice(0);
  const m2 = 'm2' as Awaited<ReturnType<SmallWorld['paid']>>['merchantId'];
  await world.paid({ kind: 'pays' }, { merchantId: m2 });
  await world.time.runFor(60_000);
  const ours = world.letters.filter(({ url }) => url === 'https://m1.test/notify');
  const stray = ours.find(({ forged }) => forged);
  expect(stray).toMatchObject({ account: credentials.appId });
  const form = stray?.body ?? '';
  expect(parseNotification(form, otherCredentials)).toMatchObject({ kind: 'authentic' });
  expect(parseNotification(form, credentials)).toEqual({ kind: 'rejected', reason: 'signature' });
});
