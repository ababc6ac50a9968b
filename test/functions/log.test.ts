import { describe, expect, test } from 'vitest';
import { count, errorFields, LOG_MESSAGES, log } from '../../functions/shared/log.ts';
import { serve, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

const written = watchLog();

const AUTH_CODE = '281234567890123456';
const BUYER = '2088102146225135';
const KEY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ'.repeat(8);
const OURS = 'KC01KAM3W0R7ZQ5X9V2T8B4N6C1D01KAM3W0R8ZQ5X9V2T8B4N6C1E';
const TOKEN = `eyJhbGciOiJFUzI1NiJ9.${'eyJpc3MiOi'.repeat(12)}.${'c2lnbmF0dXJl'.repeat(8)}`;

test('an entry is one line of JSON with a code to search for and what it means', () => {
  log('warn', 'case-opened', { caseId: 'c_1', merchantId: 'm1', orderId: undefined });
  expect(written.text()).toBe(
    `${JSON.stringify({
      level: 'warn',
      code: 'case-opened',
      message: LOG_MESSAGES['case-opened'],
      caseId: 'c_1',
      merchantId: 'm1',
    })}\n`,
  );
});

test('only fields that are known to hold nothing secret compile', () => {
  // @ts-expect-error An auth code has no field.
  log('info', 'swept', { authCode: AUTH_CODE });
  // @ts-expect-error Neither has a request.
  log('info', 'swept', { body: '{}' });
  // @ts-expect-error Neither has a buyer.
  log('info', 'swept', { buyerId: BUYER });
  // @ts-expect-error The codes are a closed list.
  log('info', 'anything', {});
  // @ts-expect-error Nor can a field take the place of the entry's own code.
  log('info', 'swept', { code: 'other' });
});

describe('what an error says is written', () => {
  test.each([
    ['An order of 99 lines is too long', 'An order of 99 lines is too long'],
    [`Payment ${OURS} is not there`, `Payment ${OURS} is not there`],
    [`Bad value ${AUTH_CODE}`, 'Bad value [cut]'],
    [`{"authCode":"${AUTH_CODE}"} is not valid`, '{"authCode":"[cut]"} is not valid'],
    [`auth_code=${AUTH_CODE}&subject=x`, 'auth_code=[cut]&subject=x'],
    [`No buyer ${BUYER}`, 'No buyer [cut]'],
    [`Cannot import ${KEY}`, 'Cannot import [cut]'],
  ])('%s', (message, shown) => {
    expect(errorFields(new RangeError(message))).toEqual({
      errorName: 'RangeError',
      errorMessage: shown,
    });
  });

  test('without the signature of a token, so that nobody can use it', () => {
    const { errorMessage = '' } = errorFields(new Error(`Refused: Bearer ${TOKEN}`));
    expect(errorMessage).not.toContain(TOKEN.split('.')[1]);
    expect(errorMessage).not.toContain(TOKEN.split('.')[2]);
  });

  test('in at most 500 characters', () => {
    const { errorMessage = '' } = errorFields(new Error('so long '.repeat(10_000)));
    expect(errorMessage).toHaveLength(500);
  });

  test.each([['text'], [undefined], [null], [{ authCode: AUTH_CODE }]])(
    'and of what is no error (%s) only its type',
    (thrown) => {
      expect(errorFields(thrown)).toEqual({ errorName: 'Unknown', errorMessage: typeof thrown });
    },
  );
});

describe('the auth code of a payment that failed is in no log line and in no answer', () => {
  const body = { way: 'barcode', authCode: AUTH_CODE };
  const headers = { authorization: bearer('kiosk'), 'idempotency-key': 'key-1' };
  type Call = { body: typeof body; event: { body?: string } };

  test.each<[string, (call: Call) => unknown]>([
    ['an error quotes it', (call) => new Error(`Alipay refused ${call.body.authCode}`)],
    ['an error quotes the body', ({ event }) => new Error(`Cannot send ${event.body}`)],
    ['an error quotes the form', ({ body: b }) => new Error(String(new URLSearchParams(b)))],
    ['an error carries it', (call) => Object.assign(new Error('x'), { request: call.body })],
    ['its cause quotes it', ({ body: b }) => new Error('x', { cause: new Error(b.authCode) })],
    ['something that is no error is thrown', ({ body: b }) => b],
    ['a text is thrown', ({ body: b }) => b.authCode],
  ])('when %s', async (_, errorOf) => {
    const fail = async (call: Call) => {
      throw errorOf(call);
    };
    const result = await serve('POST /v1/orders/{orderId}/payments', fail, { body, headers });
    expect(result.statusCode).toBe(500);
    expect(written.lines()).toMatchObject([{ code: 'request-failed' }]);
    for (const text of [written.text(), JSON.stringify(result)]) {
      expect(text).not.toContain(AUTH_CODE.slice(0, 12));
      expect(text).not.toContain(headers.authorization.slice(-20));
    }
  });

  test('when the request is refused', async () => {
    const bad = { ...body, authCode: `${AUTH_CODE}x` };
    const handle = async () => ({ status: 200 });
    const result = await serve('POST /v1/orders/{orderId}/payments', handle, {
      body: bad,
      headers,
    });
    expect(result.statusCode).toBe(400);
    expect(written.text() + JSON.stringify(result)).not.toContain(AUTH_CODE.slice(0, 12));
  });
});

test('a count is one line in the embedded metric format', () => {
  count('CasesOpened', 'sandbox', 1_795_320_000_000);
  expect(written.lines()).toEqual([
    {
      _aws: {
        Timestamp: 1_795_320_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Kuaican',
            Dimensions: [['Stage']],
            Metrics: [{ Name: 'CasesOpened', Unit: 'Count' }],
          },
        ],
      },
      Stage: 'sandbox',
      CasesOpened: 1,
    },
  ]);
});
