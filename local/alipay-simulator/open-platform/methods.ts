import type { Operation } from '../script.ts';
import { billUrlMethod } from './bill-url.ts';
import { cancelMethod } from './cancel.ts';
import { closeMethod } from './close.ts';
import type { GatewayMethod } from './method.ts';
import { oauthTokenMethod } from './oauth-token.ts';
import { payMethod } from './pay.ts';
import { precreateMethod } from './precreate.ts';
import { queryMethod } from './query.ts';
import { refundMethod } from './refund.ts';
import { refundQueryMethod } from './refund-query.ts';

const methods: ReadonlyMap<string, GatewayMethod> = new Map([
  ['alipay.trade.pay', payMethod],
  ['alipay.trade.precreate', precreateMethod],
  ['alipay.trade.query', queryMethod],
  ['alipay.trade.cancel', cancelMethod],
  ['alipay.trade.close', closeMethod],
  ['alipay.trade.refund', refundMethod],
  ['alipay.trade.fastpay.refund.query', refundQueryMethod],
  ['alipay.system.oauth.token', oauthTokenMethod],
  ['alipay.data.dataservice.bill.downloadurl.query', billUrlMethod],
]);

/** The method by its name on the wire, undefined if the gateway has none of that name. */
export const methodNamed = (name: string): GatewayMethod | undefined => methods.get(name);

/** The operation behind a method's name on the wire. */
export const operationOf = (name: string): Operation | undefined => methods.get(name)?.operation;
