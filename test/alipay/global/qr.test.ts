import { describe, expect, test } from 'vitest';
import { minutesUntil } from '../../../alipay/global/precreate.ts';
import {
  classifyShopQr,
  modifyShopQrRequest,
  placeId,
  shopQrStatusRequest,
} from '../../../alipay/global/shop-qr.ts';
import type { QrOutcome } from '../../../alipay/outcomes.ts';
import { judged, order, ownParams, protocol, shop } from './exchanges.ts';
import { context, md5Credentials, type Params, sentParams } from './support.ts';

describe('the code of one order', () => {
  const exchange = protocol.createQr(order, context);
  const judge = (fields: Params): QrOutcome => judged(exchange, fields);
  const created = {
    result_code: 'SUCCESS',
    out_trade_no: 'T1',
    voucher_type: 'qrcode',
    qr_code: 'https://qr.alipay.com/bax01?a=1&b=2',
  };

  test('says what is due, and until when', () => {
    expect(ownParams(exchange)).toStrictEqual({
      service: 'alipay.acquire.precreate',
      timestamp: '2026-11-22 12:30:05',
      notify_url: 'https://pay.example.test/alipay/notify',
      out_trade_no: 'T1',
      subject: 'Burger Fries 可乐',
      product_code: 'OVERSEAS_MBARCODE_PAY',
      total_fee: '5.40',
      seller_id: '2088000000000001',
      currency: 'USD',
      trans_currency: 'USD',
      extend_params: ownParams(protocol.pay(order, context))['extend_info'],
      it_b_pay: '3m',
      qr_code_it_b_pay: '3m',
    });
  });

  test.each([
    [1, '1m'],
    [60_000, '1m'],
    [60_001, '2m'],
    [0, '1m'],
    [-5000, '1m'],
    [16 * 24 * 3_600_000, '21600m'],
  ])('that ends in %d ms is asked for %s', (ms, expected) => {
    expect(minutesUntil(context.now + ms, context.now)).toBe(expected);
  });

  test('comes as the text to show', () => {
    expect(judge(created)).toEqual({ kind: 'created', codeText: created.qr_code });
  });

  test.each([
    { ...created, qr_code: '' },
    { ...created, out_trade_no: '' },
    { ...created, out_trade_no: 'T2' },
    { ...created, result_code: 'UNKNOW' },
    { result_code: 'FAIL', detail_error_code: 'SYSTEM_ERROR' },
    { result_code: 'FAIL', detail_error_code: 'TRADE_HAS_SUCCESS' },
    { result_code: 'FAIL', detail_error_code: 'CONTEXT_INCONSISTENT' },
    { result_code: 'FAIL', detail_error_code: 'SOMETHING_NEW' },
  ])('may exist after %j', (fields) => {
    expect(judge(fields)).toMatchObject({ kind: 'unknown' });
  });

  test.each(['INVALID_PARAMETER', 'TOTAL_FEE_EXCEED', 'EXIST_FORBIDDEN_WORD', 'TRADE_HAS_CLOSE'])(
    'is declined with %s',
    (code) => {
      expect(judge({ result_code: 'FAIL', detail_error_code: code })).toStrictEqual({
        kind: 'declined',
        code,
      });
    },
  );

  test.each(['ILLEGAL_PARTNER', 'ACCESS_FORBIDDEN'])('is ours to repair with %s', (code) => {
    expect(judge({ result_code: 'FAIL', error: code })).toMatchObject({ configuration: true });
  });
});

describe('the code of a shop', () => {
  const exchange = protocol.createShopQr(shop, context);
  const bizData = {
    secondary_merchant_industry: '5812',
    secondary_merchant_id: 'M001',
    secondary_merchant_name: 'Test Burger',
    store_id: 'S001_K07',
    store_name: 'Test Store',
    trans_currency: 'USD',
    currency: 'USD',
    passback_parameters: '{"s":"S001","t":"K07"}',
    notify_sign_type: 'MD5',
    notify_charset: 'UTF-8',
  };
  const qrcode = 'https://qr.alipay.com/stx01';

  test('is asked for with the place that every payment will name', () => {
    const { biz_data: data = '', ...params } = ownParams(exchange);
    expect(params).toStrictEqual({
      service: 'alipay.commerce.qrcode.create',
      timestamp: '2026-11-22 12:30:05',
      notify_url: 'https://pay.example.test/alipay/notify',
      biz_type: 'OVERSEASHOPQRCODE',
    });
    expect(JSON.parse(data)).toStrictEqual(bizData);
  });

  test('has a place of its own, in at most 32 characters, however long the names are', () => {
    const placeOf = (storeId: string, terminalId: string): string =>
      placeId({ ...shop, storeId, terminalId });
    expect(placeOf('a-b', 'c')).not.toBe(placeOf('a', 'b-c'));
    const long = [placeOf('s'.repeat(32), 'K07'), placeOf('s'.repeat(32), 'K08')];
    expect(new Set(long).size).toBe(2);
    for (const id of long) expect(id).toMatch(/^s{15}_[0-9a-f]{16}$/);
    expect(placeOf('s'.repeat(28), 'K07')).toBe(`${'s'.repeat(28)}_K07`);
  });

  test('says country and address where they are configured', () => {
    const credentials = { ...md5Credentials, country: 'SG', address: '1 Raffles Place' };
    const request = modifyShopQrRequest(credentials, qrcode, shop, context);
    expect(JSON.parse(sentParams(request)['biz_data'] ?? '')).toStrictEqual({
      ...bizData,
      country_code: 'SG',
      address: '1 Raffles Place',
    });
  });

  test('comes as the text to print, with a picture if there is one', () => {
    expect(judged(exchange, { result_code: 'SUCCESS', qrcode })).toStrictEqual({
      kind: 'created',
      codeText: qrcode,
    });
    const imageUrl = 'https://mobilecodec.alipay.com/show.htm?code=stx01';
    expect(
      judged(exchange, { result_code: 'SUCCESS', qrcode, qrcode_img_url: imageUrl }),
    ).toStrictEqual({ kind: 'created', codeText: qrcode, imageUrl });
  });

  test.each([
    [{ result_code: 'SUCCESS' }, 'unknown'],
    [{ result_code: 'UNKNOWN' }, 'unknown'],
    [{ result_code: 'FAIL', detail_error_code: 'SOMETHING_NEW' }, 'unknown'],
    [{ result_code: 'FAIL', detail_error_code: 'INVALID_PARAMETER' }, 'declined'],
    [{ result_code: 'FAIL', error: 'HAS_NO_PRIVILEGE' }, 'declined'],
  ])('%j is %s', (fields: Params, kind) => {
    expect(judged(exchange, fields)).toMatchObject({ kind });
  });

  test('is changed, stopped, restarted and deleted by its text', () => {
    const changed = sentParams(modifyShopQrRequest(md5Credentials, qrcode, shop, context));
    expect(changed).toMatchObject({ service: 'alipay.commerce.qrcode.modify', qrcode });
    for (const status of ['STOP', 'RESTART', 'DELETE'] as const) {
      const sent = sentParams(shopQrStatusRequest(md5Credentials, qrcode, status, context));
      expect(sent).toMatchObject({
        service: 'alipay.commerce.qrcode.modifyStatus',
        biz_type: 'OVERSEASHOPQRCODE',
        qrcode,
        status,
      });
    }
  });

  const stopping = protocol.setShopQrStatus(qrcode, 'STOP', context);

  test.each<[Params, object]>([
    [{ result_code: 'SUCCESS' }, { kind: 'changed' }],
    [{ result_code: 'SUCCESS', qrcode }, { kind: 'changed' }],
    [
      { result_code: 'SUCCESS', qrcode: 'other' },
      { kind: 'unknown', code: 'SUCCESS' },
    ],
    [{ result_code: 'UNKNOWN' }, { kind: 'unknown', code: 'UNKNOWN' }],
    [
      { result_code: 'FAIL', detail_error_code: 'QRCODE_NOT_EXIST' },
      { kind: 'not-found', code: 'QRCODE_NOT_EXIST' },
    ],
    [
      { result_code: 'FAIL', detail_error_code: 'INVALID_PARAMETER' },
      { kind: 'declined', code: 'INVALID_PARAMETER' },
    ],
    [
      { result_code: 'FAIL', detail_error_code: 'SOMETHING_NEW' },
      { kind: 'unknown', code: 'SOMETHING_NEW' },
    ],
    [
      { is_success: 'F', error: 'HAS_NO_PRIVILEGE' },
      { kind: 'declined', code: 'HAS_NO_PRIVILEGE', configuration: true },
    ],
  ])('that is to stop, and Alipay answers %j', (fields, outcome) => {
    expect(ownParams(stopping)).toMatchObject({ status: 'STOP', qrcode });
    expect(judged(stopping, fields)).toStrictEqual(outcome);
  });

  test('is still itself after a change, and an answer about another code says nothing', () => {
    const changed = new Map([['result_code', 'SUCCESS']]);
    expect(classifyShopQr(changed, qrcode)).toEqual({ kind: 'created', codeText: qrcode });
    expect(classifyShopQr(new Map([...changed, ['qrcode', 'other']]), qrcode)).toMatchObject({
      kind: 'unknown',
    });
  });
});
