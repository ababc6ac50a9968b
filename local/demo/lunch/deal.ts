import type { ApiClient } from '../api-client.ts';
import type { Dealt, Story } from './guest.ts';

/** Each story once, as far as there are guests; then by their weights. Each goes from store to store. */
export function deal(
  stories: readonly Story[],
  clients: readonly ApiClient[],
  guests: number,
): Dealt[] {
  const places = stories.map((story, n) => ({
    story,
    n,
    told: 0,
    clients: ableTo(story, clients),
  }));
  const playable = places.filter((place) => place.clients.length > 0);
  const total = playable.reduce((sum, { story }) => sum + story.weight, 0);
  return Array.from({ length: guests }, (_, guest) => {
    const behind = ({ story, told }: (typeof playable)[number]): number =>
      (story.weight * (guest + 1)) / total - told;
    const fresh = playable.find(({ told }) => told === 0);
    const next = fresh ?? playable.reduce((a, b) => (behind(b) > behind(a) ? b : a));
    const client = next.clients[(next.n + next.told) % next.clients.length];
    next.told += 1;
    return { story: next.story, client: client as ApiClient };
  });
}

const ableTo = ({ gateways }: Story, clients: readonly ApiClient[]): readonly ApiClient[] =>
  clients.filter(({ store }) => gateways?.includes(store.gateway) ?? true);
