import { parseChinaTime } from '../../../alipay/china-time.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { verify } from '../../../alipay/signing/rsa.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import { certificateFault } from './certificates.ts';
import { type AnswerNode, invalid } from './node.ts';

export interface Envelope {
  /** What was sent and is not empty; empty values are as if they had not been sent. */
  readonly params: ReadonlyMap<string, string>;
  readonly charsetInQuery: string | undefined;
  readonly repeated: string | undefined;
}

/** Reads the parameters of a request: some in the query, the others in the form. */
export function readEnvelope(query: URLSearchParams, form: string): Envelope {
  const all = [...query, ...new URLSearchParams(form)].filter(([, value]) => value !== '');
  const params = new Map(all);
  const seen = new Set<string>();
  const repeated = all.find(([key]) => seen.size === seen.add(key).size)?.[0];
  return { params, charsetInQuery: query.get('charset') ?? undefined, repeated };
}

const required = [
  ['method', 'missing-method', '缺少方法名参数'],
  ['sign', 'missing-signature', '缺少签名参数'],
  ['sign_type', 'missing-signature-type', '缺少签名类型参数'],
  ['timestamp', 'missing-timestamp', '缺少时间戳参数'],
  ['version', 'missing-version', '缺少版本参数'],
] as const;

/** Everything after the app_id is checked and before the method; undefined if it is all right. */
export function envelopeFault(envelope: Envelope, merchant: OpenMerchant): AnswerNode | undefined {
  const { params, charsetInQuery, repeated } = envelope;
  for (const [name, subCode, subMessage] of required) {
    if (!params.has(name)) return invalid('40001', subCode, subMessage);
  }
  if (repeated !== undefined) {
    return invalid('40002', 'invalid-parameter', `参数重复：${repeated}`);
  }
  if (parseChinaTime(params.get('timestamp') ?? '') === undefined) {
    return invalid('40002', 'invalid-timestamp', '非法的时间戳参数');
  }
  if (params.get('version') !== '1.0') {
    return invalid('40002', 'invalid-parameter', '参数无效：version');
  }
  if ((params.get('format') ?? 'JSON').toUpperCase() !== 'JSON') {
    return invalid('40002', 'invalid-format', '无效的数据格式');
  }
  // Alipay reads the body by the charset of the query, so it must be there. This one reads UTF-8.
  if (charsetInQuery?.toLowerCase() !== 'utf-8') {
    return invalid('40002', 'invalid-charset', '字符集错误');
  }
  if (params.get('sign_type') !== merchant.signType) {
    return invalid('40002', 'invalid-signature-type', '无效的签名类型');
  }
  const certificates = merchant.certificates && certificateFault(params, merchant.certificates);
  return certificates ?? signatureFault(params, merchant);
}

function signatureFault(
  params: ReadonlyMap<string, string>,
  { signType, merchantPublicKey }: OpenMerchant,
): AnswerNode | undefined {
  const text = canonicalText([...params].filter(([key]) => key !== 'sign'));
  if (verify(signType, merchantPublicKey, text, params.get('sign') ?? '')) return undefined;
  return invalid(
    '40002',
    'invalid-signature',
    `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${escapeHtml(text)}`,
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
