import { describe, expect, test } from 'vitest';
import { MemoryShopQrCodes } from '../../../adapters/memory/shop-qr-codes.ts';
import { born, parseMerchantId } from '../../../core/domain/ids.ts';
import type { ShopQrAction } from '../../../core/domain/shop-qr-code.ts';
import type {
  ShopQrGateway,
  ShopQrRequest,
  ShopQrResult,
  ShopQrStatusRequest,
  ShopQrStatusResult,
} from '../../../core/ports/payment-gateway.ts';
import { changeShopQr } from '../../../core/usecases/change-shop-qr.ts';
import { issueShopQr } from '../../../core/usecases/issue-shop-qr.ts';
import { MERCHANT, must, NOON, openWorld, refusal, STORE } from '../../support/world.ts';

const LOST = { kind: 'unknown', code: 'TIMEOUT' } as const;
const DECLINED = { kind: 'declined', code: 'ACCESS_FORBIDDEN' } as const;

/** Alipay's side of shop codes: one code for each place until it is deleted. */
class ShopCodes implements ShopQrGateway {
  readonly asked: (ShopQrRequest | ShopQrStatusRequest)[] = [];
  readonly #codes = new Map<string, string>();
  #made = 0;
  /** What is heard of the coming calls instead of the truth; Alipay acts unless it declines. */
  readonly heard: (typeof LOST | typeof DECLINED)[] = [];

  async createShopQr(request: ShopQrRequest): Promise<ShopQrResult> {
    this.asked.push(request);
    const heard = this.heard.shift();
    if (heard?.kind === 'declined') return heard;
    const place = `${request.storeId} ${request.terminalId}`;
    const known = [...this.#codes].find(([, at]) => at === place)?.[0];
    this.#made += known === undefined ? 1 : 0;
    const codeText = known ?? `https://qr.alipay.com/${this.#made}`;
    this.#codes.set(codeText, place);
    return heard ?? { kind: 'created', codeText, imageUrl: `${codeText}.png` };
  }

  async setShopQrStatus(request: ShopQrStatusRequest): Promise<ShopQrStatusResult> {
    this.asked.push(request);
    const heard = this.heard.shift();
    if (heard?.kind === 'declined') return heard;
    const { codeText, action } = request;
    if (!this.#codes.has(codeText)) return { kind: 'not-found', code: 'QRCODE_NOT_EXIST' };
    if (action === 'delete') this.#codes.delete(codeText);
    return heard ?? { kind: 'changed' };
  }
}

async function openShop() {
  const { directory, time } = await openWorld();
  const [shopQrCodes, gateway] = [new MemoryShopQrCodes(), new ShopCodes()];
  const at = { merchantId: MERCHANT, storeId: STORE, terminalId: 'T1' };
  const deps = { directory, shopQrCodes, gateway, clock: time };
  return {
    gateway,
    shopQrCodes,
    issue: (place: Partial<typeof at> = {}) => issueShopQr(deps, { ...at, ...place }),
    change: (action: ShopQrAction, place: Partial<typeof at> = {}) =>
      changeShopQr(deps, { ...at, action, ...place }),
    kept: () => shopQrCodes.find(MERCHANT, STORE, 'T1'),
  };
}

const stranger = { merchantId: born(parseMerchantId, 'm2') };

describe('a static code of a terminal', () => {
  test('is made once, in the currency of the store, and answered again to be printed', async () => {
    const shop = await openShop();
    const code = must(await shop.issue());
    expect(code).toEqual({
      merchantId: MERCHANT,
      storeId: STORE,
      terminalId: 'T1',
      currency: 'CNY',
      codeText: 'https://qr.alipay.com/1',
      imageUrl: 'https://qr.alipay.com/1.png',
      status: 'ACTIVE',
      createdAt: NOON,
    });
    expect(must(await shop.issue())).toEqual(code);
    expect(shop.gateway.asked).toEqual([
      {
        ...{ merchantId: MERCHANT, storeId: STORE, terminalId: 'T1', currency: 'CNY' },
        storeName: 'Noodle House',
      },
    ]);
    expect(must(await shop.issue({ terminalId: 'T2' })).codeText).not.toBe(code.codeText);
  });

  test('whose making nobody heard of is the same when it is asked for again', async () => {
    const shop = await openShop();
    shop.gateway.heard.push(LOST);
    expect(refusal(await shop.issue())).toMatchObject({ status: 503, code: 'alipay-unavailable' });
    expect(await shop.kept()).toBeUndefined();
    expect(must(await shop.issue()).codeText).toBe('https://qr.alipay.com/1');
  });

  test('that Alipay does not make is refused with its word', async () => {
    const shop = await openShop();
    shop.gateway.heard.push(DECLINED);
    const refused = refusal(await shop.issue());
    expect(refused).toMatchObject({ status: 409, code: 'no-shop-qr' });
    expect(refused.detail).toContain('ACCESS_FORBIDDEN');
    expect(await shop.kept()).toBeUndefined();
  });

  test('is nobody’s whose store it is not', async () => {
    const shop = await openShop();
    expect(refusal(await shop.issue(stranger))).toMatchObject({ status: 404 });
    expect(shop.gateway.asked).toEqual([]);
    must(await shop.issue());
    expect(refusal(await shop.change('delete', stranger))).toMatchObject({ status: 404 });
    expect(shop.gateway.asked).toHaveLength(1);
  });
});

describe('a code that hangs in the shop', () => {
  test('is stopped, printed as stopped, and restarted', async () => {
    const shop = await openShop();
    const code = must(await shop.issue());
    const stopped = { ...code, status: 'STOPPED' };
    expect(must(await shop.change('stop'))).toEqual(stopped);
    expect(must(await shop.issue())).toEqual(stopped);
    expect(must(await shop.change('restart'))).toEqual(code);
    expect(await shop.kept()).toEqual(code);
  });

  test('is deleted for good, and then another can be made', async () => {
    const shop = await openShop();
    const code = must(await shop.issue());
    expect(must(await shop.change('delete'))).toEqual({ ...code, status: 'DELETED' });
    expect(await shop.kept()).toBeUndefined();
    expect(refusal(await shop.change('restart'))).toMatchObject({ status: 404 });
    expect(must(await shop.issue()).codeText).not.toBe(code.codeText);
  });

  test.each(['stop', 'restart', 'delete'] as const)(
    'stays as it is here when nobody hears whether Alipay did %s it',
    async (action) => {
      const shop = await openShop();
      const code = must(await shop.issue());
      shop.gateway.heard.push(LOST);
      expect(refusal(await shop.change(action))).toMatchObject({ status: 503 });
      expect(await shop.kept()).toEqual(code);
      expect((await shop.change(action)).ok).toBe(true);
    },
  );

  test('is asked about at Alipay even when it looks done here', async () => {
    const shop = await openShop();
    must(await shop.issue());
    shop.gateway.heard.push(LOST);
    await shop.change('stop');
    must(await shop.change('restart'));
    expect(shop.gateway.asked.at(-1)).toMatchObject({ action: 'restart' });
  });

  test('is as it was when Alipay declines', async () => {
    const shop = await openShop();
    const code = must(await shop.issue());
    shop.gateway.heard.push(DECLINED);
    const refused = refusal(await shop.change('stop'));
    expect(refused).toMatchObject({ status: 409, code: 'no-shop-qr' });
    expect(refused.detail).toContain('ACCESS_FORBIDDEN');
    expect(await shop.kept()).toEqual(code);
  });

  test('that Alipay has lost can only be deleted', async () => {
    const shop = await openShop();
    const { codeText } = must(await shop.issue());
    await shop.gateway.setShopQrStatus({ merchantId: MERCHANT, codeText, action: 'delete' });
    expect(refusal(await shop.change('stop'))).toMatchObject({ status: 409 });
    expect(await shop.kept()).toBeDefined();
    must(await shop.change('delete'));
    expect(await shop.kept()).toBeUndefined();
  });
});
