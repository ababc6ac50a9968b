/**
 * The merchants of the demo, one behind each gateway; nothing of the one is ever visible to another.
 * `account` is how Alipay knows them: the app_id, the partner (PID) or the client id.
 */
export const DEMO_MERCHANTS = [
  {
    merchantId: 'kuaican',
    storeId: 'people-road',
    storeName: '快餐人民路店',
    receiptLines: ['上海市黄浦区人民路 8 号', '电话 021-5550 0108'],
    gateway: 'open-platform',
    account: '2021000000000001',
    sellerId: '2088000000000001',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
  },
  {
    merchantId: 'neighbour',
    storeId: 'river-street',
    storeName: '江边小馆（香港）',
    receiptLines: ['香港九龍河內道 18 號'],
    gateway: 'global',
    account: '2088000000000002',
    currency: 'HKD',
    timeZone: 'Asia/Hong_Kong',
  },
  {
    merchantId: 'shokudo',
    storeId: 'ueno',
    storeName: '上野食堂',
    receiptLines: ['東京都台東区上野 2-1-5'],
    gateway: 'alipay-plus',
    account: 'DEMO_5X00000000000003',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
  },
] as const;

export type DemoMerchant = (typeof DEMO_MERCHANTS)[number];
