import type {
  CancelOutcome,
  PayOutcome,
  QrOutcome,
  QueryOutcome,
  RefundOutcome,
} from '../../alipay/outcomes.ts';

/** What we do on each outcome, in the words of the document. */

export function payCell(outcome: PayOutcome): string {
  switch (outcome.kind) {
    case 'captured':
      return 'captured';
    case 'declined':
      return outcome.configuration ? '**declined, alarm**' : 'declined';
    case 'pending':
      return 'ask';
    case 'unknown':
      return outcome.tradeMaySurvive ? 'ask, cancel early' : 'ask';
  }
}

export function qrCell(outcome: QrOutcome): string {
  switch (outcome.kind) {
    case 'created':
      return 'show';
    case 'declined':
      return outcome.configuration ? '**declined, alarm**' : 'declined';
    case 'unknown':
      return 'same again';
  }
}

export function cancelCell(outcome: CancelOutcome): string {
  switch (outcome.kind) {
    case 'cancelled':
      return `cancelled (${outcome.action})`;
    case 'refused':
      return REMEDIES[outcome.remedy];
    case 'retry':
    case 'unknown':
      return 'same again';
  }
}

const REMEDIES = {
  refund: 'refund instead',
  query: 'ask',
  person: 'person',
} as const satisfies Record<Extract<CancelOutcome, { kind: 'refused' }>['remedy'], string>;

export function refundCell(outcome: RefundOutcome): string {
  switch (outcome.kind) {
    case 'refunded':
      return 'refunded';
    case 'unconfirmed':
      return 'ask';
    case 'retry-later':
      return 'same later';
    case 'declined':
      return 'person';
    case 'unknown':
      return 'same again';
  }
}

export function queryCell(outcome: QueryOutcome): string {
  switch (outcome.kind) {
    case 'captured':
      return 'captured';
    case 'closed':
      return 'closed';
    case 'pending':
      return 'not paid yet';
    case 'not-found':
      return 'not there (yet)';
    case 'unknown':
      return 'ask again';
  }
}
