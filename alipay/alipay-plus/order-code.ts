import type { QrOutcome } from '../outcomes.ts';
import { textOf } from './result.ts';
import { isObject, type JsonObject } from './strict-json.ts';
import { classifyUnpaid } from './unpaid-answer.ts';

/** What a verified answer to pay with an Order Code means (protocol 4.4). */
export function classifyOrderCode(
  message: JsonObject,
  expected: { readonly outTradeNo: string },
): QrOutcome {
  const answer = classifyUnpaid(message, expected);
  if (answer.kind !== 'open') return answer;
  const codeText = qrCodeOf(message['orderCodeForm']);
  return codeText === undefined
    ? { kind: 'unknown', code: answer.code }
    : { kind: 'created', codeText };
}

/** The text of the QR code. Other display types hold the address of a picture of it. */
function qrCodeOf(form: unknown): string | undefined {
  const details: unknown = isObject(form) ? form['codeDetails'] : undefined;
  if (!Array.isArray(details)) return undefined;
  const code: unknown = details.find(
    (detail: unknown) =>
      isObject(detail) &&
      detail['codeValueType'] === 'QRCODE' &&
      (detail['displayType'] ?? 'TEXT') === 'TEXT',
  );
  return isObject(code) ? textOf(code, 'codeValue') : undefined;
}
