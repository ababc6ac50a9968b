import { isTender } from '../facts.ts';
import { type Invariant, ofPayments, WELL } from '../invariant.ts';

/** What is taken at the counter is a person's word, and none of Alipay's business. */
export const TENDERS: readonly Invariant[] = [
  {
    id: 'M17a',
    says: 'Cash or a card is taken by a person, nothing with the order that costs nothing, once; and nothing is left to watch.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p) => {
      if (!isTender(p) || !p.payment) return WELL;
      const { payment, steps } = p;
      const isFree = payment.way === 'free';
      const by = isFree ? 'place-order' : 'take-tender';
      const taken = steps.filter((s) => s.from === undefined && s.entry.what === by);
      const faults: string[] = [];
      if (taken.length !== 1) faults.push(`It was taken ${taken.length} times.`);
      for (const { entry } of taken) {
        if (entry.actor === 'system')
          faults.push(`Version ${entry.version} takes it, and nobody did.`);
      }
      if (payment.dueAt !== undefined) faults.push(`It is watched until ${payment.dueAt}.`);
      if (isFree && payment.amount.minor !== 0) faults.push(`${payment.amount.minor} are no gift.`);
      const { tendered } = payment.tender ?? {};
      if (payment.way === 'cash' && (tendered?.minor ?? -1) < payment.amount.minor) {
        faults.push(`${tendered?.minor ?? 'Nothing'} was handed over for ${payment.amount.minor}.`);
      }
      return faults;
    }),
  },
  {
    id: 'M17b',
    says: 'Alipay never hears of what was taken at the counter.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: ofPayments((p) =>
      isTender(p) ? p.requests.map(({ call }) => `${call} was received for a tender.`) : WELL,
    ),
  },
];
