import type { GlobalMerchant } from '../simulated-merchant.ts';
import { type Charset, charsetNamed, readForm } from './charset.ts';
import type { GatewayError } from './errors.ts';
import { isSignedBy, signedBytes } from './signing.ts';

/** A request as it was sent; empty values are as if they had not been. */
export interface Envelope {
  readonly params: ReadonlyMap<string, string>;
  /** The one that the query names, by which the body is read too; undefined if it is unknown. */
  readonly charset: Charset | undefined;
  readonly repeated: boolean;
}

/** Reads the parameters: some in the query, the others in the form (protocol 3.1). */
export function readEnvelope(target: string, form: string): Envelope {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  // Its name is ASCII, so that any charset reads it.
  const named = readForm(query, 'UTF-8').find(([key]) => key === '_input_charset')?.[1];
  const charset = charsetNamed(named || undefined);
  const all = [query, form].flatMap((part) => readForm(part, charset ?? 'GBK'));
  const sent = all.filter(([, value]) => value !== '');
  const params = new Map(sent);
  return { params, charset, repeated: params.size < sent.length };
}

/** What is checked after the partner and the service, before the service's own parameters. */
export function envelopeFault(
  { params, charset, repeated }: Envelope,
  merchant: GlobalMerchant,
): GatewayError | undefined {
  if (charset === undefined) return 'INVALID_CHARACTER_SET';
  if (repeated) return 'ILLEGAL_ARGUMENT';
  // Only the one that the partner is set to.
  if (params.get('sign_type') !== merchant.signType) return 'ILLEGAL_SIGN_TYPE';
  const bytes = signedBytes(params, charset);
  return isSignedBy(merchant, bytes, params.get('sign') ?? '') ? undefined : 'ILLEGAL_SIGN';
}
