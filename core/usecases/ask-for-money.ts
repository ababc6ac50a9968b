import type { Evidence } from '../domain/evidence.ts';
import type { Payment } from '../domain/payment.ts';
import { unreachable } from '../domain/result.ts';
import type { Store } from '../ports/directory.ts';
import type { PaymentGateway, QrRequest, QrResult } from '../ports/payment-gateway.ts';
import { refOf } from './resolve-payment.ts';
import type { PaymentKey } from './settle-payment.ts';

interface AskDeps {
  readonly gateway: Pick<PaymentGateway, 'pay' | 'createQr'>;
}

/** What the customer's way to pay takes. */
type Asking =
  | { readonly way: 'barcode'; readonly authCode: string; readonly terminalId?: string | undefined }
  | { readonly way: 'qr'; readonly terminalId?: string | undefined };

interface Asked {
  readonly key: PaymentKey;
  readonly payment: Payment;
  readonly store: Store;
  readonly pickupNumber: string | undefined;
}

/**
 * Asks Alipay for the money of a payment that was just written: pay, which is sent once, or a QR code.
 * @returns what its answer says.
 */
export async function askForMoney(
  { gateway }: AskDeps,
  asking: Asking,
  { key, payment, store, pickupNumber = '' }: Asked,
): Promise<Evidence> {
  const request: QrRequest = {
    ...refOf(key, payment),
    subject: `${store.name} ${pickupNumber}`.trim(),
    storeId: store.storeId,
    storeName: store.name,
    terminalId: asking.terminalId,
    expiresAt: payment.expiresAt,
  };
  if (asking.way === 'barcode') {
    const { authCode } = asking;
    return { source: 'pay', ...(await gateway.pay({ ...request, authCode })) };
  }
  return qrEvidence(await createQr(gateway, request));
}

/**
 * The same number makes the same code, so that a silent answer is asked for once more. A refusal then
 * says nothing about the code that the first request may have made.
 */
async function createQr(gateway: AskDeps['gateway'], request: QrRequest): Promise<QrResult> {
  const first = await gateway.createQr(request);
  if (first.kind !== 'unknown') return first;
  const second = await gateway.createQr(request);
  return second.kind === 'declined' ? { kind: 'unknown', code: second.code } : second;
}

/** A code that may exist but is on no screen: its trade is ended at once, for another attempt. */
function qrEvidence(result: QrResult): Evidence {
  switch (result.kind) {
    case 'created':
      return { source: 'pay', kind: 'pending', qrCode: result.qrCode };
    case 'declined':
      return { source: 'pay', kind: 'declined', code: result.code };
    case 'unknown':
      return { source: 'pay', kind: 'unknown', code: result.code, attemptFailed: true };
    default:
      return unreachable(result);
  }
}
