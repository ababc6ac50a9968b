import { born, type MerchantId, type OfferId, parseOfferId, type StoreId } from '../domain/ids.ts';
import { normalCode } from '../domain/offers/coupons.ts';
import {
  OFFER_LIMITS,
  type Offer,
  type OfferBook,
  type OfferTerms,
} from '../domain/offers/offer.ts';
import type { PricingRules } from '../domain/pricing-rules.ts';
import { fail, ok, type Result } from '../domain/result.ts';

import type { Backoff } from '../ports/backoff.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { OfferBooks } from '../ports/offer-books.ts';
import { TooMuchContention } from './change-order.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

export interface ChangeOffersDeps {
  readonly offers: OfferBooks;
  readonly directory: Pick<Directory, 'store'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly backoff: Backoff;
}

export interface OfStore {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
}

/** Merchants change their offers by hand: more than a few at once is a mistake somewhere. */
const MAX_CONFLICTS = 5;

export async function createOffer(
  deps: ChangeOffersDeps,
  place: OfStore,
  given: OfferTerms,
): Promise<Result<Offer, Rejection>> {
  const offerId = born(parseOfferId, deps.ids.ulid());
  return await changeBook(deps, place, (book, now) => {
    const terms = normal(given);
    const fault = termsFault(book, offerId, terms);
    if (fault) return fail(fault);
    const times = { createdAt: now, changedAt: now };
    const offer: Offer = { ...terms, offerId, version: 1, status: 'ACTIVE', ...times };
    return ok({ book: { ...book, offers: withRoom([...book.offers, offer]) }, value: offer });
  });
}

/** @param given the terms as they shall be, and the version that was read. */
export async function changeOffer(
  deps: ChangeOffersDeps,
  place: OfStore,
  offerId: string,
  { version, ...given }: OfferTerms & { readonly version: number },
): Promise<Result<Offer, Rejection>> {
  return await changeBook(deps, place, (book, now) => {
    const before = book.offers.find((o) => o.offerId === offerId);
    if (!before) return fail(notFound('offer'));
    if (before.status === 'STOPPED') return fail(conflict('offer-stopped', 'It was stopped.'));
    if (before.version !== version) return fail(staleVersion('offer'));
    const terms = normal(given);
    const fault = termsFault(book, before.offerId, terms);
    if (fault) return fail(fault);
    const { createdAt, status } = before;
    const kept = { offerId: before.offerId, createdAt, status };
    const offer: Offer = { ...terms, ...kept, version: version + 1, changedAt: now };
    return ok({ book: replaced(book, offer), value: offer });
  });
}

/** From the next order on. Repeating it is safe. */
export async function stopOffer(
  deps: ChangeOffersDeps,
  place: OfStore,
  offerId: string,
): Promise<Result<Offer, Rejection>> {
  return await changeBook(deps, place, (book, now) => {
    const before = book.offers.find((o) => o.offerId === offerId);
    if (!before) return fail(notFound('offer'));
    if (before.status === 'STOPPED') return ok({ value: before });
    const stopped = { status: 'STOPPED', version: before.version + 1, changedAt: now } as const;
    const offer: Offer = { ...before, ...stopped };
    return ok({ book: replaced(book, offer), value: offer });
  });
}

/** Taxes and rounding, as they shall be from the next order on. */
export async function changePricingRules(
  deps: ChangeOffersDeps,
  place: OfStore,
  given: PricingRules,
): Promise<Result<PricingRules, Rejection>> {
  return await changeBook(deps, place, (book) => {
    if (book.rules.version !== given.version) return fail(staleVersion('pricing rules'));
    const fault = taxesFault(given);
    if (fault) return fail(fault);
    const rules = { ...given, version: given.version + 1 };
    return ok({ book: { ...book, rules }, value: rules });
  });
}

type Decided<T> = Result<{ readonly book?: OfferBook; readonly value: T }, Rejection>;

/** Read, decide, write if nobody has written meanwhile; otherwise decide again. */
async function changeBook<T>(
  deps: ChangeOffersDeps,
  { merchantId, storeId }: OfStore,
  decide: (book: OfferBook, now: number) => Decided<T>,
): Promise<Result<T, Rejection>> {
  if (!(await deps.directory.store(merchantId, storeId))) return fail(notFound('store'));
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const book = await deps.offers.load(merchantId, storeId);
    const decided = decide(book, deps.clock.now());
    if (!decided.ok) return decided;
    const { book: next, value } = decided.value;
    if (next && JSON.stringify(next).length > MAX_LENGTH) return fail(TOO_LARGE);
    if (!next || (await deps.offers.save({ ...next, version: book.version + 1 }))) return ok(value);
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention(`The offers of ${storeId} are changed too often`);
}

/** Of the book as JSON: at most three bytes each keep its row under 400 KB. */
const MAX_LENGTH = 100_000;
const TOO_LARGE = conflict(
  'offers-too-large',
  'The offers and rules of a store take too much room.',
);

const replaced = (book: OfferBook, offer: Offer): OfferBook => ({
  ...book,
  offers: book.offers.map((o) => (o.offerId === offer.offerId ? offer : o)),
});

/** The offers that stopped first make room; orders keep what they need of them. */
function withRoom(offers: readonly Offer[]): Offer[] {
  const excess = offers.length - OFFER_LIMITS.kept;
  const stopped = offers.filter((o) => o.status === 'STOPPED');
  const oldest = stopped.sort((a, b) => a.changedAt - b.changedAt).slice(0, Math.max(0, excess));
  return offers.filter((o) => !oldest.includes(o));
}

const normal = (terms: OfferTerms): OfferTerms =>
  terms.coupon
    ? { ...terms, coupon: { ...terms.coupon, code: normalCode(terms.coupon.code) } }
    : terms;

function termsFault(book: OfferBook, offerId: OfferId, terms: OfferTerms): Rejection | undefined {
  const { validFrom, validUntil, coupon } = terms;
  if (validFrom !== undefined && validUntil !== undefined && validUntil <= validFrom) {
    return unprocessable('bad-validity', 'validUntil', 'It ends before it begins.');
  }
  const others = book.offers.filter((o) => o.status === 'ACTIVE' && o.offerId !== offerId);
  if (others.length >= OFFER_LIMITS.active) {
    const text = `A store has at most ${OFFER_LIMITS.active} offers that are not stopped.`;
    return conflict('too-many-offers', text);
  }
  if (coupon && others.some((o) => o.coupon?.code === coupon.code)) {
    return unprocessable('coupon-code-taken', 'coupon.code', 'Another offer has this code.');
  }
  return undefined;
}

function taxesFault({ taxes }: PricingRules): Rejection | undefined {
  const twice = taxes.findIndex((t, n) => taxes.findIndex((o) => o.taxClass === t.taxClass) < n);
  if (twice > 0) {
    return unprocessable('bad-taxes', `taxes[${twice}].taxClass`, 'This class is named twice.');
  }
  const general = taxes.flatMap((t, n) => (t.items ? [] : [n]));
  const [, second] = general;
  if (second === undefined) return undefined;
  return unprocessable('bad-taxes', `taxes[${second}].items`, 'One class is for all other items.');
}

const staleVersion = (what: string): Rejection =>
  conflict('stale-version', `The ${what} changed meanwhile: read again.`);
