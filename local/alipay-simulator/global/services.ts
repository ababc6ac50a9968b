import type { Operation } from '../script.ts';
import { cancelService } from './cancel.ts';
import { payService } from './pay.ts';
import { precreateService } from './precreate.ts';
import { queryService } from './query.ts';
import { refundService } from './refund.ts';
import { refundQueryService } from './refund-query.ts';
import type { GlobalService } from './service.ts';
import { changeShopCodeStatus, createShopCode, modifyShopCode } from './shop-code.ts';

const services: ReadonlyMap<string, GlobalService> = new Map([
  ['alipay.acquire.overseas.spot.pay', payService],
  ['alipay.acquire.overseas.query', queryService],
  ['alipay.acquire.cancel', cancelService],
  ['alipay.acquire.overseas.spot.refund', refundService],
  ['alipay.acquire.refund.query', refundQueryService],
  ['alipay.acquire.precreate', precreateService],
  ['alipay.commerce.qrcode.create', createShopCode],
  ['alipay.commerce.qrcode.modify', modifyShopCode],
  ['alipay.commerce.qrcode.modifyStatus', changeShopCodeStatus],
]);

/** The service of that name, undefined if MAPI has none. */
export const serviceNamed = (name: string): GlobalService | undefined => services.get(name);

/** The operation behind a service. */
export const operationOf = (name: string): Operation | undefined => services.get(name)?.operation;
