import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../web/src/api/answer.ts';
import { keepToken } from '../../../web/src/device/token.ts';

type Given = Answer<{ accessToken: string; expiresIn: number }>;

const given = (accessToken: string, expiresIn = 900): Given => ({
  ok: true,
  data: { accessToken, expiresIn },
  response: new Response(),
});
const refused = (code: 'unauthenticated' | 'device-revoked'): Given => ({
  ok: false,
  failure: { kind: 'refused', status: 401, code, detail: '' },
});
const unknown: Given = { ok: false, failure: { kind: 'unknown' } };

const asking = (...answers: Given[]) => {
  const ask = vi.fn(async () => answers.shift() ?? unknown);
  const onGone = vi.fn();
  return { ask, onGone, token: keepToken(ask, onGone) };
};

describe("a screen's own token", () => {
  it('is asked for once, however many wait for it', async () => {
    const { ask, token } = asking(given('t1'));
    expect(await Promise.all([token(), token()])).toEqual(['t1', 't1']);
    expect(await token()).toBe('t1');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked for again once it is forgotten, or too old', async () => {
    const { ask, token } = asking(given('t1'), given('t2', 30), given('t3'));
    await token();
    token.forget();
    expect(await token()).toBe('t2');
    expect(await token()).toBe('t3');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('comes at the second try where the clock was wrong at the first', async () => {
    const { onGone, token } = asking(refused('unauthenticated'), given('t1'));
    expect(await token()).toBe('t1');
    expect(onGone).not.toHaveBeenCalled();
  });

  it.each(['unauthenticated', 'device-revoked'] as const)(
    'says so where it is %s',
    async (code) => {
      const { onGone, token } = asking(refused(code), refused(code));
      await expect(token()).rejects.toThrow();
      expect(onGone).toHaveBeenCalledTimes(1);
    },
  );

  it('is waited for while the network fails', async () => {
    const { onGone, token } = asking(refused('unauthenticated'), unknown, given('t1'));
    await expect(token()).rejects.toThrow();
    expect(await token()).toBe('t1');
    expect(onGone).not.toHaveBeenCalled();
  });
});
