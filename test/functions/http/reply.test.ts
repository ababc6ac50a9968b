import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../functions/shared/http/page.ts';
import { ProblemError } from '../../../functions/shared/http/problem.ts';
import { withETag } from '../../../functions/shared/http/reply.ts';
import { eventOf } from '../support/http.ts';

const ROUTE = 'GET /v1/orders/{orderId}';

function conditional(known: string | undefined) {
  let shown = 0;
  const headers = known === undefined ? {} : { 'if-none-match': known };
  const reply = withETag(eventOf(ROUTE, { headers }), 'v7', 'private, no-cache', () => {
    shown += 1;
    return { version: 7 };
  });
  return { reply, shown };
}

describe('If-None-Match (RFC 9110)', () => {
  test.each(['"v7"', 'W/"v7"', '*', '"v6", "v7"', '"v6",W/"v7" ,"v8"', '  "v7"  '])(
    '%s is answered 304, without a body and with the tag',
    (known) => {
      const { reply, shown } = conditional(known);
      expect(reply).toEqual({
        status: 304,
        headers: { etag: '"v7"', 'cache-control': 'private, no-cache' },
      });
      expect(shown).toBe(0);
    },
  );

  test.each([undefined, '', '"v6"', 'v7', '"v77"', '"V7"', 'W/v7', '"v6", "v8"', 'w/"v7"', '"*"'])(
    '%s is answered 200',
    (known) => {
      const { reply } = conditional(known);
      expect(reply).toEqual({
        status: 200,
        headers: { etag: '"v7"', 'cache-control': 'private, no-cache' },
        body: { version: 7 },
      });
    },
  );
});

describe('a page', () => {
  const page = (query: Record<string, string>) => pageOf((name) => query[name]);
  const fault = (query: Record<string, string>): unknown => {
    try {
      return page(query);
    } catch (error) {
      return error instanceof ProblemError ? error.problem : error;
    }
  };

  test('has 50 items unless asked for 1 to 100', () => {
    expect(page({})).toEqual({ limit: 50, cursor: undefined });
    expect(page({ limit: '1' })).toMatchObject({ limit: 1 });
    expect(page({ limit: '100', cursor: '000017#c_1' })).toEqual({
      limit: 100,
      cursor: '000017#c_1',
    });
  });

  test.each(['0', '101', '-1', '1.5', '1e2', '', ' 5', '0x10', '٥', 'all', '5,5', '9'.repeat(400)])(
    'is refused with limit %s',
    (limit) => {
      expect(fault({ limit })).toMatchObject({
        status: 400,
        code: 'invalid-request',
        field: 'limit',
      });
    },
  );

  test.each(['', 'a b', 'x\u0000', '面', 'x'.repeat(201), 'x'.repeat(5_000)])(
    'is refused with the cursor %s, which no key could hold',
    (cursor) => {
      expect(fault({ cursor })).toMatchObject({ status: 400, field: 'cursor' });
    },
  );
});
