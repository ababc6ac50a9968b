import { expect, test, vi } from 'vitest';
import type { Api } from '../../../../web/src/api/client.ts';
import { assignMoney } from '../../../../web/src/pos/cases/assign-money.ts';

const answered = (data: unknown) => ({ data, response: new Response('{}') });
const order = (first: 'DUE' | 'PAID') =>
  answered({
    checks: [
      { checkId: 'c1', amountDue: 500, status: first },
      { checkId: 'c2', amountDue: 400, status: 'DUE' },
    ],
  });

test('asked again after no answer, it names the same check, though that is paid by then', async () => {
  const GET = vi.fn(async () => order('PAID')).mockImplementationOnce(async () => order('DUE'));
  const POST = vi.fn(async (_path: string, _options: { body: object }) => answered({}));
  POST.mockImplementationOnce(async () => {
    throw new TypeError('Failed to fetch');
  });
  const assign = assignMoney({ GET, POST } as unknown as Api, { caseId: 'k1', amount: 500 });
  expect((await assign('o1', 'key-1')).ok).toBe(false);
  expect((await assign('o1', 'key-1')).ok).toBe(true);
  const bodies = POST.mock.calls.map(([, { body }]) => body);
  expect(bodies).toEqual([
    { orderId: 'o1', checkId: 'c1' },
    { orderId: 'o1', checkId: 'c1' },
  ]);
});
