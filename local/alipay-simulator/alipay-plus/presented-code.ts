import type { Code } from '../ledger/code.ts';
import type { Dialect } from './dialect.ts';
import { formatTime } from './time.ts';

/** How a payment is presented (protocol 4.4). */
export const scenarios = ['PaymentCode', 'OrderCode', 'EntryCode'] as const;
export type Scenario = (typeof scenarios)[number];

/** What the text of a code begins with that the merchant shows. */
export const codePrefixes = {
  OrderCode: 'https://qr.alipayplus.com/28100',
  EntryCode: 'https://cashier.alipayplus.com/pay/',
} as const satisfies Record<Exclude<Scenario, 'PaymentCode'>, string>;

/**
 * An Order Code is a code to show, as text and as an image. An Entry Code was scanned already: its
 * answer is the page that the customer pays on.
 */
export function codeFields({ codeText, expiresAt }: Code, dialect: Dialect): object {
  if (codeText.startsWith(codePrefixes.EntryCode)) {
    const redirectActionForm = { method: 'GET', redirectUrl: codeText };
    return { paymentUrl: codeText, ...(dialect === 'ams' && { redirectActionForm }) };
  }
  const codes = [
    ['TEXT', codeText],
    ['BIGIMAGE', codeText.replace('/28100', '/images/28100').concat('.png')],
  ];
  return {
    orderCodeForm: {
      paymentMethodType: 'CONNECT_WALLET',
      ...(expiresAt !== undefined && { expireTime: formatTime(expiresAt) }),
      codeDetails: codes.map(([displayType, codeValue]) => ({
        codeValueType: 'QRCODE',
        codeValue,
        displayType,
      })),
    },
  };
}
