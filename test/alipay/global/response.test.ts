import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { globalProtocol } from '../../../alipay/global/protocol.ts';
import { signRequest } from '../../../alipay/global/request.ts';
import { type Answer, readAnswer } from '../../../alipay/global/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import { vectorText } from '../support.ts';
import { order, protocol, refund } from './exchanges.ts';
import {
  alipaySigns,
  answerXml,
  context,
  credentialsFor,
  md5Credentials,
  md5Key,
  rsaCredentials,
  sentParams,
  signTypes,
  vectorsOf,
  wire,
  xmlOf,
} from './support.ts';

const read = (body: string | Buffer, contentType?: string): Answer =>
  readAnswer(wire(body, contentType), md5Credentials);
const amount = { currency: 'USD', minor: 540 };
const unverified = (code: string): Answer => ({ kind: 'unverified', code });

describe('a genuine answer', () => {
  test('vector B3 is verified, and its fields are those of the response alone', () => {
    const answer = read(vectorText('B3', 'xml'));
    if (answer.kind !== 'verified') throw new Error(answer.code);
    expect(canonicalText(answer.fields)).toBe(vectorText('B3', 'string_to_sign'));
    expect(answer.fields.has('buyer_identity_code')).toBe(false);
  });

  const vectors = vectorsOf<{
    readonly row: string;
    readonly body_base64: string;
    readonly string_to_sign: string;
  }>('answers.json');

  describe.each(vectors)('$row', (vector) => {
    test.each(signTypes)('%s', (signType) => {
      const template = Buffer.from(vector.body_base64, 'base64').toString('latin1');
      const body = template.replace('SIGN', vector[signType]).replace('TYPE', signType);
      const answer = readAnswer(wire(Buffer.from(body, 'latin1')), credentialsFor(signType));
      if (answer.kind !== 'verified') throw new Error(answer.code);
      expect(canonicalText(answer.fields)).toBe(vector.string_to_sign);
    });
  });

  test('without a declaration is read as the content type says', () => {
    const gbk = vectorsOf<{ readonly row: string; readonly body_base64: string }>(
      'answers.json',
    ).find(({ row }) => row.startsWith('GBK as the declaration says, signed as GBK'));
    const text = Buffer.from(gbk?.body_base64 ?? '', 'base64').toString('latin1');
    const body = text
      .replace(/<\?xml.*?\?>/, '')
      .replace('SIGN', gbk?.MD5 ?? '')
      .replace('TYPE', 'MD5');
    const bytes = Buffer.from(body, 'latin1');
    expect(read(bytes, 'text/html;charset=GBK')).toMatchObject({ kind: 'verified' });
    expect(read(bytes, 'text/html')).toEqual(unverified('UNVERIFIED_charset'));
  });

  test('may begin with a byte order mark, and need not name its algorithm', () => {
    const body = answerXml({ result_code: 'SUCCESS' }).replace('<sign_type>MD5</sign_type>', '');
    expect(read(`\uFEFF${body}`)).toMatchObject({ kind: 'verified' });
  });

  test('is verified with the old key and with the new one while they rotate', () => {
    const rotating = { ...md5Credentials, md5Keys: ['n'.repeat(32), md5Key] };
    const body = wire(answerXml({ result_code: 'SUCCESS' }));
    expect(readAnswer(body, rotating)).toMatchObject({ kind: 'verified' });
    const rotated = { ...md5Credentials, md5Keys: ['n'.repeat(32)] };
    expect(readAnswer(body, rotated)).toEqual(unverified('UNVERIFIED_signature'));

    const { publicKey: newer } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = rsaCredentials('RSA2');
    const both = { ...rsa, alipayPublicKeys: [newer, ...rsa.alipayPublicKeys] };
    expect(readAnswer(wire(answerXml({ a: '1' }, 'RSA2')), both).kind).toBe('verified');
  });

  test('that refuses the call is verified over its error, when Alipay signed it', () => {
    const signature = alipaySigns('error=HAS_NO_PRIVILEGE&is_success=F');
    const body = `<alipay><is_success>F</is_success><error>HAS_NO_PRIVILEGE</error><sign>${signature}</sign><sign_type>MD5</sign_type></alipay>`;
    const answer = read(body);
    if (answer.kind !== 'verified') throw new Error(answer.code);
    expect(Object.fromEntries(answer.fields)).toEqual({
      is_success: 'F',
      error: 'HAS_NO_PRIVILEGE',
    });
  });

  test.each([
    'TRADE_NOT_EXIST',
    'TRANS_NOT_FOUND',
    'TRADE_HAS_CLOSE',
    'BUYER_BALANCE_NOT_ENOUGH',
    'TRADE_CANCEL_TIME_OUT',
    'REFUND_NOT_EXIST',
    'QRCODE_NOT_EXIST',
    'ACQ.TRADE_NOT_EXIST',
  ])('that refuses the call with a word of some service settles no money: %s', (error) => {
    const signature = alipaySigns(`error=${error}&is_success=F`);
    const body = `<alipay><is_success>F</is_success><error>${error}</error><sign>${signature}</sign><sign_type>MD5</sign_type></alipay>`;
    const said = [
      protocol.pay({ ...order, authCode: '281234567890123456' }, context),
      protocol.createQr(order, context),
      protocol.query(order, context),
      protocol.cancel(order, context),
      protocol.refund(refund, context),
      protocol.queryRefund(refund, context),
      protocol.setShopQrStatus('https://qr.alipay.com/stx01', 'STOP', context),
    ].map((exchange) => exchange.read(wire(body)));
    for (const verdict of said) {
      expect(verdict).toMatchObject({ kind: 'verified', outcome: { kind: 'unknown' } });
    }
  });
});

describe('an answer decides nothing', () => {
  const genuine = vectorText('B3', 'xml');

  test('when nobody signed it; the log hears why the gateway refused, in a plain word only', () => {
    const refusal = (error: string): string =>
      `<alipay><is_success>F</is_success><error>${error}</error></alipay>`;
    expect(read(refusal('ILLEGAL_SIGN'))).toEqual(unverified('UNSIGNED_ILLEGAL_SIGN'));
    expect(read(refusal('call 555 now'))).toEqual(unverified('UNSIGNED'));
    expect(read(genuine.replace(/<sign>.*?<\/sign>/, ''))).toEqual(unverified('UNSIGNED'));
    expect(read(genuine.replace(/<sign>.*?<\/sign>/, '<sign/>'))).toEqual(unverified('UNSIGNED'));
  });

  test.each([
    ['an amount was changed', genuine.replace(/5\.40(?=<\/trans_amount>)/, '0.01')],
    ['a field was added', genuine.replace('</alipay></response>', '<x>1</x></alipay></response>')],
    ['a field was taken out', genuine.replace(/<payment_inst>.*?<\/payment_inst>/, '')],
    ['the signature was cut', genuine.replace('f11d', '')],
  ])('when %s', (_, body) => {
    expect(read(body)).toEqual(unverified('UNVERIFIED_signature'));
  });

  test('when two elements stand in the response, either of which could be the signed one', () => {
    const second = '<trade><result_code>SUCCESS</result_code></trade>';
    expect(read(genuine.replace('</response>', `${second}</response>`))).toEqual(
      unverified('UNVERIFIED_malformed'),
    );
    expect(read(genuine.replace('<response>', `<response>${second}`))).toEqual(
      unverified('UNVERIFIED_malformed'),
    );
  });

  test('when a field has fields of its own, which no signature covers', () => {
    const nested = '<memo><result_code>SUCCESS</result_code></memo></alipay></response>';
    expect(read(genuine.replace('</alipay></response>', nested))).toEqual(
      unverified('UNVERIFIED_malformed'),
    );
  });

  test.each([
    ['there is no response', '<alipay><is_success>T</is_success><sign>x</sign></alipay>'],
    ['the response is empty', '<alipay><response/><sign>x</sign></alipay>'],
    ['a refusal gives no reason', '<alipay><is_success>F</is_success><sign>x</sign></alipay>'],
    ['its root is another', '<xml><response><a/></response><sign>x</sign></xml>'],
  ])('when %s', (_, body) => {
    expect(read(body)).toEqual(unverified('UNVERIFIED_malformed'));
  });

  test('when somebody with another MD5 key signed it', () => {
    const other = { ...md5Credentials, md5Keys: ['n'.repeat(32)] };
    expect(readAnswer(wire(genuine), other)).toEqual(unverified('UNVERIFIED_signature'));
  });

  test('when no key is configured, even if it was signed with the empty one', () => {
    const body = answerXml({ result_code: 'SUCCESS' }).replace(
      /<sign>.*?<\/sign>/,
      // printf %s result_code=SUCCESS | md5sum
      '<sign>b68d28d1ef01c326fbb362ddcad205ec</sign>',
    );
    for (const md5Keys of [[], ['']]) {
      expect(readAnswer(wire(body), { ...md5Credentials, md5Keys }).kind).toBe('unverified');
    }
  });

  test('when we signed it ourselves with our RSA key', () => {
    const rsa = rsaCredentials('RSA2');
    const signature = sign('RSA2', rsa.privateKey, 'result_code=SUCCESS');
    const body = answerXml({ result_code: 'SUCCESS' }, 'RSA2').replace(
      /<sign>.*?<\/sign>/,
      `<sign>${signature}</sign>`,
    );
    expect(readAnswer(wire(body), rsa)).toEqual(unverified('UNVERIFIED_signature'));
  });

  test('when it chooses its own algorithm, however well it is signed with that', () => {
    for (const configured of signTypes) {
      for (const chosen of signTypes.filter((other) => other !== configured)) {
        const body = answerXml({ result_code: 'SUCCESS' }, chosen);
        const credentials = credentialsFor(configured);
        expect(readAnswer(wire(body), credentials)).toEqual(unverified('UNVERIFIED_sign-type'));
        const silent = body.replace(/<sign_type>.*?<\/sign_type>/, '');
        expect(readAnswer(wire(silent), credentials)).toEqual(unverified('UNVERIFIED_signature'));
        const lying = body.replace(`>${chosen}<`, `>${configured}<`);
        expect(readAnswer(wire(lying), credentials)).toEqual(unverified('UNVERIFIED_signature'));
      }
    }
  });

  test('when our own request comes back as its answer: with MD5 its signature is good, and says nothing', () => {
    const sent = sentParams(
      signRequest(md5Credentials, { service: 's', partner: 'p', trans_amount: '5.40' }),
    );
    const { sign: signature = '', sign_type: _, _input_charset: __, ...params } = sent;
    const body = `<alipay><is_success>T</is_success><response><alipay>${xmlOf(params)}</alipay></response><sign>${signature}</sign></alipay>`;
    const query = globalProtocol(md5Credentials).query({ outTradeNo: 'T1', amount }, context);
    expect(query.read(wire(body))).toMatchObject({
      kind: 'verified',
      outcome: { kind: 'unknown', code: 'NO_CODE' },
    });
  });
});
