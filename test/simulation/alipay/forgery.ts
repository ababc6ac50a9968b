import { createHash } from 'node:crypto';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import type { Fields } from '../../../local/alipay-simulator/open-platform/notification.ts';
import type { Cast as CastOf, ForgeryKind } from './doors/door.ts';
import { formOf, type Pair, signatureOf, signedPairs, withAmount } from './letter.ts';
import type { Mischief } from './mischief.ts';
import type { Words } from './surroundings.ts';

type Cast = CastOf<'open-platform'>;

/**
 * The form of a notification that says what is not true (the claim) and looks genuine in all but one
 * way. What only Alipay could sign is signed with Alipay's key, so that this one way must suffice.
 */
export function forgedForm(
  kind: ForgeryKind,
  claim: Fields,
  cast: Cast,
  mischief: Mischief,
  words: Words,
): string {
  const { victim } = cast;
  const turn = mischief.chance('turn', kind, ...words);
  switch (kind) {
    case 'altered-byte':
      return formOf(withAlteredByte(signedPairs(claim, victim), mischief, words), turn);
    case 'duplicated': {
      const more = formOf(Object.entries(claim).filter(isDecoy), 0);
      const genuine = formOf(signedPairs(decoyOf(claim), victim), turn);
      return turn < 0.5 ? `${more}&${genuine}` : `${genuine}&${more}`;
    }
    case 'plus-for-space':
      return formOf(signedPairs(claim, victim), turn).replaceAll('+', '%2B');
    case 'not-utf8':
      return formOf(signedPairs({ ...claim, body: '\uFFFD' }, victim), turn).replace(
        '%EF%BF%BD',
        '%FF',
      );
    default:
      return formOf(forgedPairs(kind, claim, cast), turn);
  }
}

const weaker = { RSA2: 'RSA', RSA: 'RSA2' } as const;

function forgedPairs(
  kind: Exclude<ForgeryKind, 'altered-byte' | 'duplicated' | 'plus-for-space' | 'not-utf8'>,
  claim: Fields,
  { victim, other }: Cast,
): Pair[] {
  const { signType, alipayPrivateKey } = victim;
  const signedAs = (signature: string, type: string): Pair[] => [
    ...Object.entries(claim),
    ['sign', signature],
    ['sign_type', type],
  ];
  const otherDigest = { signType: weaker[signType], alipayPrivateKey };
  switch (kind) {
    case 'transplanted':
      return signedAs(signatureOf(decoyOf(claim), victim), signType);
    case 'wrong-app':
      return signedPairs({ ...claim, app_id: other.appId, auth_app_id: other.appId }, victim);
    case 'wrong-seller':
      return signedPairs({ ...claim, seller_id: other.sellerId }, victim);
    case 'another-key':
      return signedPairs(claim, { ...victim, alipayPrivateKey: other.alipayPrivateKey });
    case 'downgraded':
      return signedAs(signatureOf(claim, otherDigest), otherDigest.signType);
    case 'mislabelled':
      return signedAs(signatureOf(claim, otherDigest), signType);
    case 'digest':
      return signedAs(md5Of(canonicalText(Object.entries(claim))), 'MD5');
    case 'unsigned':
      return [...Object.entries(claim), ['sign_type', signType]];
    case 'encoded-twice':
      return signedPairs(claim, victim).map(([name, value]) => [name, encodeURIComponent(value)]);
    case 'charset':
      return signedPairs({ ...claim, charset: 'GBK' }, victim);
  }
}

const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

/** A small purchase of the forger's own, of which there is a genuine notification. */
const decoyOf = (claim: Fields): Fields => ({
  ...withAmount(claim, 1),
  out_trade_no: `${claim['out_trade_no']}X`,
});

const isDecoy = ([name]: Pair): boolean => name === 'out_trade_no' || name === 'total_amount';

/** The pairs with one character of one value changed; the signature is no exception. */
function withAlteredByte(pairs: readonly Pair[], mischief: Mischief, words: Words): Pair[] {
  const which = mischief.between(0, pairs.length, 'altered-pair', ...words);
  return pairs.map(([name, value], n): Pair => {
    if (n !== which) return [name, value];
    const at = mischief.between(0, value.length, 'altered-byte', ...words);
    const other = value[at] === '0' ? '1' : '0';
    return [name, `${value.slice(0, at)}${other}${value.slice(at + 1)}`];
  });
}
