/** The merchants of the demo. Two, so that nothing of the one is ever visible to the other. */
export const DEMO_MERCHANTS = [
  {
    merchantId: 'kuaican',
    storeId: 'people-road',
    storeName: '快餐人民路店',
    gateway: 'open-platform',
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    currency: 'CNY',
  },
  {
    merchantId: 'neighbour',
    storeId: 'river-street',
    storeName: '江边小馆',
    gateway: 'open-platform',
    appId: '2021000000000002',
    sellerId: '2088000000000002',
    currency: 'CNY',
  },
] as const;

export type DemoMerchant = (typeof DEMO_MERCHANTS)[number];
