import { expect, test } from 'vitest';
import {
  type BillOutcome,
  billDownload,
  billDownloadMethod,
  classifyBill,
} from '../../../alipay/open-platform/bill-download-url.ts';
import { alipaySigns, credentials, verified } from '../support.ts';

const url = 'http://dwbillcenter.example.test/downloadBillFile.resource?bizType=trade&token=t';
const exchange = billDownload(
  credentials,
  { billType: 'trade', billDate: '2026-11-21' },
  { now: Date.UTC(2026, 10, 22, 4, 30, 5) },
);
const judge = (node: object): BillOutcome => classifyBill(verified({ ...node }));

test('a bill is asked for by kind and day', () => {
  expect(new URL(exchange.request.url).searchParams.get('method')).toBe(billDownloadMethod);
  expect(new URLSearchParams(exchange.request.body).get('biz_content')).toBe(
    '{"bill_type":"trade","bill_date":"2026-11-21"}',
  );
});

test('the address comes out of a signed answer, its slashes unescaped', () => {
  const node = JSON.stringify({ code: '10000', bill_download_url: url }).replaceAll('/', '\\/');
  const body = `{"alipay_data_dataservice_bill_downloadurl_query_response":${node},"sign":"${alipaySigns(node)}"}`;
  expect(exchange.read({ status: 200, headers: {}, body: Buffer.from(body) })).toEqual({
    kind: 'verified',
    outcome: { kind: 'ready', url },
  });
});

test('a bill without a line has an address like any other', () => {
  const node = {
    code: '10000',
    bill_download_url: url,
    bill_file_code: 'EMPTY_DATA_WITH_BILL_FILE',
  };
  expect(judge(node)).toEqual({ kind: 'ready', url });
});

test.each([
  ['40004', 'NO_BILL_DATA', 'no-bill'],
  ['40004', 'BILL_NOT_EXIST', 'no-bill'],
  ['40004', 'isp.bill_not_exist', 'unknown'],
  ['40004', 'UNKNOWN_ERROR', 'retry-later'],
  ['40004', 'SYSTEM_RATE_LIMIT', 'retry-later'],
  ['40004', 'USER_RATE_LIMIT', 'retry-later'],
  ['40005', 'isv.app-call-limited', 'retry-later'],
  ['20000', 'isp.unknow-error', 'retry-later'],
  ['40004', 'INVAILID_ARGUMENTS', 'refused'],
  ['40004', 'BILL_DATE_BEFORE_REGISTRATION', 'refused'],
  ['40004', 'TYPE_NOT_SUPPORTED', 'refused'],
  ['40006', 'isv.insufficient-isv-permissions', 'refused'],
  ['40004', 'SOMETHING_NEW', 'unknown'],
  ['10003', 'none', 'unknown'],
  ['50000', 'none', 'unknown'],
])('%s %s is %s', (code, subCode, kind) => {
  expect(judge({ code, sub_code: subCode })).toEqual({ kind, code: subCode });
});

test.each([undefined, '', 'nowhere', 'file:///etc/passwd', 'javascript:1', 7])(
  'an address %j is none',
  (text) => {
    expect(judge({ code: '10000', bill_download_url: text })).toEqual({
      kind: 'unknown',
      code: '10000',
    });
  },
);
