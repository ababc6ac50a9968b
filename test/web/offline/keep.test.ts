import { afterEach, expect, test, vi } from 'vitest';
import { keep, networkFirst, type Shelf } from '../../../web/src/offline/keep.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function cacheOf() {
  const kept = new Map<string, Response>();
  const cache: Shelf = {
    delete: async (key) => kept.delete(String(key)),
    put: async (key, answer) => {
      kept.delete(String(key));
      kept.set(String(key), answer);
    },
    keys: async () => [...kept.keys()],
  };
  return { kept, cache };
}

test('the newest are kept, and being asked for again makes new', async () => {
  const { kept, cache } = cacheOf();
  for (const url of ['a', 'b', 'a', 'c']) await keep(cache, url, new Response(url), 2);
  expect([...kept.keys()]).toEqual(['a', 'c']);
});

test('what is read days later does not say what time it is', async () => {
  const { kept, cache } = cacheOf();
  const headers = { date: 'Thu, 26 Nov 2026 10:00:00 GMT', etag: '"3"' };
  await keep(cache, 'menu', new Response('{}', { headers }), 2);
  const { headers: shown } = kept.get('menu') ?? new Response();
  expect([shown.get('date'), shown.get('etag')]).toEqual([null, '"3"']);
});

const request = new Request('https://kuaican.example/kiosk/');
const asked = async (
  network: () => Promise<Response>,
  kept: Response | undefined,
): Promise<string> => {
  vi.stubGlobal('fetch', network);
  return (await networkFirst(request, async () => kept)).answer.text();
};

test('the network has the first word', async () => {
  expect(await asked(async () => new Response('new'), new Response('old'))).toBe('new');
});

test.each([
  ['fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is unwell', async () => new Response('', { status: 503 })],
])('what is kept is shown where the network %s', async (_how, network) => {
  expect(await asked(network, new Response('old'))).toBe('old');
});

test('what is kept is shown where the network says nothing for three seconds', async () => {
  vi.useFakeTimers();
  const shown = asked(() => new Promise(() => undefined), new Response('old'));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await shown).toBe('old');
});

test('where nothing is kept, the page hears what the network said', async () => {
  const network = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(asked(network, undefined)).rejects.toThrow('Failed to fetch');
  const unwell = async () => new Response('try later', { status: 503 });
  expect(await asked(unwell, undefined)).toBe('try later');
});
