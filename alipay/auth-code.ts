const barcode = /^(?:25|26|27|28|29|30)\d{14,22}$/;
const face = /^fp[0-9A-Za-z]{33}$/;

/** Whether a scanner read an Alipay payment code: 16 to 24 digits from 25.. to 30.., or a face string. */
export function isAuthCode(text: string): boolean {
  return barcode.test(text) || face.test(text);
}

/** Alipay's `scene` for a payment code. */
export function sceneOf(authCode: string): 'bar_code' | 'security_code' {
  return face.test(authCode) ? 'security_code' : 'bar_code';
}
