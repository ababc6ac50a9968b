import { born, type MerchantId, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import type { Directory } from '../../core/ports/directory.ts';
import { DEMO_MERCHANTS } from '../demo/merchants.ts';

/** A store that is made up: one of a chain with a store in each city, then a second one, and so on. */
export interface SeedStore {
  readonly storeNo: number;
  readonly storeId: string;
  readonly name: string;
  readonly address: string;
  /** Its part of the orders, against the others' parts. */
  readonly weight: number;
  readonly kiosks: number;
  /** How fast its kitchen is; 1 is ordinary. */
  readonly pace: number;
}

const CITIES =
  '上海 北京 广州 深圳 杭州 成都 重庆 武汉 西安 苏州 南京 天津 长沙 郑州 东莞 青岛 沈阳 宁波 昆明 合肥 佛山 福州 无锡 厦门 济南 大连 哈尔滨 温州 长春 泉州 石家庄 贵阳 南宁 金华 常州 珠海 惠州 嘉兴 南通 中山 太原 徐州 绍兴 台州 烟台 兰州 绵阳 海口 潍坊 扬州'.split(
    ' ',
  );

/** The merchant whose history it is. */
export const SEED_MERCHANT: MerchantId = born(parseMerchantId, DEMO_MERCHANTS[0].merchantId);
/** The SQL has its clock in macros.sql. */
export const BUSINESS_DAY = { timeZone: 'Asia/Shanghai', cutOverHour: 4 } as const;

export function seedStores(count: number): SeedStore[] {
  return Array.from({ length: count }, (_, n) => {
    const city = CITIES[n % CITIES.length] ?? '';
    const again = Math.floor(n / CITIES.length);
    return {
      storeNo: n,
      storeId: `seed-${String(n + 1).padStart(3, '0')}`,
      name: `快餐${city}${again === 0 ? '' : again + 1}店`,
      address: `${city}市中山路 ${100 + n} 号`,
      // Large ones in large cities; none is so small that a day of it says nothing.
      weight: 1 / (n + 4) ** 0.6,
      kiosks: n % 3 === 0 ? 4 : 2,
      pace: 0.85 + ((n * 7) % 11) / 30,
    };
  });
}

/** So that they can be picked wherever stores are. A store that is there already stays as it was set. */
export async function registerStores(
  directory: Pick<Directory, 'register'>,
  stores: readonly SeedStore[],
): Promise<void> {
  for (const { storeId, name, address } of stores) {
    await directory.register({
      merchantId: SEED_MERCHANT,
      storeId: born(parseStoreId, storeId),
      name,
      receiptLines: [address],
      currency: 'CNY',
      businessDay: BUSINESS_DAY,
      releasePolicy: 'per-check',
    });
  }
}
