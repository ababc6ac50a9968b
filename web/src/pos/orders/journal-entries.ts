import type { JournalResponse } from '../../../../api/orders.ts';

/** An entry as it is told at a till. */
export interface Told {
  readonly version: number;
  readonly at: number;
  readonly what: string;
  /** The role of who acted; `alipay` where Alipay's word moved it. */
  readonly who: string;
  /** Alipay's own word, where it says more than ours. */
  readonly code: string | undefined;
}

/** What only the machine needs to know: that it watches, waits, and looks again. */
const BEHIND_THE_SCENES: ReadonlySet<string> = new Set([
  ...['watchAgain', 'handOver', 'watch', 'confirm', 'keepCancelling', 'keepRefunding'],
  ...['ticket-put-off', 'ticket-unwatched'],
]);

export const worthTelling = (entries: JournalResponse['entries']): Told[] =>
  entries
    .filter(({ what }) => !BEHIND_THE_SCENES.has(what))
    .map(({ version, at, what, actor, evidence }) => {
      const code = evidence?.['code'];
      return {
        ...{ version, at, what },
        who: whoActed(actor, evidence?.['source']),
        code: typeof code === 'string' ? code : undefined,
      };
    });

/** `us` and `till` are no word of Alipay's; every other source is. */
function whoActed(actor: string, source: unknown): string {
  if (typeof source === 'string' && source !== 'us' && source !== 'till') return 'alipay';
  return actor.split(':')[0] ?? actor;
}
