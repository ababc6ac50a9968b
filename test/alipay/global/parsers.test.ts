import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeForm } from '../../../alipay/form.ts';
import { readNotification } from '../../../alipay/global/notification.ts';
import { readAnswer } from '../../../alipay/global/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { vectorText } from '../support.ts';
import { md5Credentials, notificationBody, posted, wire } from './support.ts';

/*
 * What the network can bring: 200,000 answers and 200,000 notifications each, most of them genuine
 * ones that were damaged. None may crash or hang a parser, and none may say anything that Alipay did
 * not sign. A genuine message that only looks different (another order, %2b for %2B) stays genuine.
 */
const runs = 200_000;
const timeout = 120_000;

/** Damage of the kinds that a cable, a proxy or a forger does: bytes changed, cut, repeated, inserted. */
const damaged = (genuine: Buffer, pieces: readonly string[]): fc.Arbitrary<Buffer> => {
  const at = fc.nat(genuine.length - 1);
  const byte = fc.tuple(at, fc.nat(255)).map(([index, value]) => {
    const changed = Buffer.from(genuine);
    changed[index] = value;
    return changed;
  });
  const cut = fc
    .tuple(at, fc.nat(60))
    .map(([index, length]) =>
      Buffer.concat([genuine.subarray(0, index), genuine.subarray(index + length)]),
    );
  const repeated = fc
    .tuple(at, at, fc.nat(60))
    .map(([from, to, length]) =>
      Buffer.concat([
        genuine.subarray(0, to),
        genuine.subarray(from, from + length),
        genuine.subarray(to),
      ]),
    );
  const inserted = fc
    .tuple(at, fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })))
    .map(([index, piece]) =>
      Buffer.concat([genuine.subarray(0, index), Buffer.from(piece), genuine.subarray(index)]),
    );
  return fc.oneof(byte, cut, repeated, inserted);
};

const noise = (pieces: readonly string[]): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
    fc
      .array(fc.constantFrom(...pieces), { maxLength: 12 })
      .map((text) => Buffer.from(text.join(''))),
  );

describe('an answer', () => {
  const genuine = Buffer.from(vectorText('B3', 'xml'));
  const signed = vectorText('B3', 'string_to_sign');
  const pieces = [
    '<?xml version="1.0" encoding="GBK"?>',
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<alipay>',
    '</alipay>',
    '<response>',
    '</response>',
    '<response/>',
    '<is_success>T</is_success>',
    '<is_success>F</is_success>',
    '<error>SYSTEM_ERROR</error>',
    '<trans_amount>0.01</trans_amount>',
    '<result_code>SUCCESS</result_code>',
    '<sign>f11d4432fcaf521f4b07de56a5a65743</sign>',
    '<sign_type>RSA</sign_type>',
    '<a b="c">',
    '<a/>',
    '&amp;',
    '&#65;',
    '&x;',
    '&',
    '\uFEFF',
  ];

  test(
    'is never believed beyond what was signed',
    () => {
      let believed = 0;
      fc.assert(
        fc.property(
          fc.oneof(
            { weight: 4, arbitrary: damaged(genuine, pieces) },
            { weight: 1, arbitrary: noise(pieces) },
          ),
          (body) => {
            const answer = readAnswer(wire(body), md5Credentials);
            if (answer.kind === 'verified') {
              believed += 1;
              if (canonicalText(answer.fields) !== signed) throw new Error(body.toString());
            }
          },
        ),
        { numRuns: runs },
      );
      // Damage to the echoed request, which nobody signs, leaves an answer genuine.
      expect(believed).toBeGreaterThan(1000);
      expect(believed).toBeLessThan(runs / 2);
    },
    timeout,
  );
});

describe('a notification', () => {
  const genuine = Buffer.from(
    notificationBody({
      notify_id: 'ac05099524730693a8b330c5ecf72da978',
      out_trade_no: 'T1',
      trade_no: '2026112221001004000000000001',
      trade_status: 'TRADE_SUCCESS',
      seller_id: '2088000000000001',
      subject: '可乐 100% + A',
      currency: 'USD',
      forex_total_fee: '5.40',
      total_fee: '38.27',
      extra_common_param: '{"s":"S001","t":"K07"}',
    }),
  );
  const original = readNotification(posted(genuine.toString()), md5Credentials);
  const pieces = [
    '&',
    '=',
    '+',
    '%',
    '%2B',
    '%26',
    '%00',
    '%B5%C4',
    '&body=',
    '&sign=',
    '&sign_type=RSA2',
    '&total_fee=0.01',
    '&forex_total_fee=0.01',
    '&trade_status=TRADE_SUCCESS',
    '&charset=GBK',
    '&seller_id=2088000000000009',
  ];

  test(
    'is never believed beyond what was signed',
    () => {
      expect(original.kind).toBe('authentic');
      let believed = 0;
      fc.assert(
        fc.property(
          fc.oneof(
            { weight: 4, arbitrary: damaged(genuine, pieces) },
            { weight: 1, arbitrary: noise(pieces) },
          ),
          (bytes) => {
            const verdict = readNotification(posted(bytes.toString()), md5Credentials);
            if (verdict.kind === 'authentic') {
              believed += 1;
              expect(verdict).toEqual(original);
              expect(typeof decodeForm(bytes.toString())).toBe('object');
            }
          },
        ),
        { numRuns: runs },
      );
      // An empty parameter more, or another spelling of a byte, leaves a notification genuine.
      expect(believed).toBeGreaterThan(100);
      expect(believed).toBeLessThan(runs / 2);
    },
    timeout,
  );
});
