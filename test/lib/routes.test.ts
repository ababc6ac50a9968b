import { expect, test } from 'vitest';
import { ROUTES, type Route } from '../../api/routes.ts';
import { readable, resourcesOf, templateOf } from './support.ts';

/** Which function answers each route, found by following route, integration and function. */
function answering(): Record<string, string> {
  const integrations = resourcesOf('sandbox', 'AWS::ApiGatewayV2::Integration');
  const routes = [...resourcesOf('sandbox', 'AWS::ApiGatewayV2::Route').values()];
  return Object.fromEntries(
    routes.map((route) => {
      const integrationId = String(route['Target']['Fn::Join'][1][1].Ref);
      const fn = readable(integrations.get(integrationId)?.['IntegrationUri']);
      return [String(route['RouteKey']), fn];
    }),
  );
}

test('each route is answered by the function of its capability', () => {
  expect(answering()).toEqual({
    'GET /v1/stores/{storeId}/menu': 'MenuFunction',
    'PUT /v1/stores/{storeId}/menu': 'MenuFunction',
    'GET /v1/stores/{storeId}/snoozes': 'MenuFunction',
    'PUT /v1/stores/{storeId}/snoozes': 'MenuFunction',
    'GET /v1/stores/{storeId}/menu/draft': 'MenuDraftsFunction',
    'PUT /v1/stores/{storeId}/menu/draft': 'MenuDraftsFunction',
    'GET /v1/stores/{storeId}/menu/draft/changes': 'MenuDraftsFunction',
    'POST /v1/stores/{storeId}/menu/draft/publish': 'MenuDraftsFunction',
    'GET /v1/stores/{storeId}/menu/versions': 'MenuDraftsFunction',
    'POST /v1/stores/{storeId}/menu/versions/{version}/publish': 'MenuDraftsFunction',
    'GET /v1/stores/{storeId}/menu/export': 'MenuIoFunction',
    'POST /v1/stores/{storeId}/menu/import': 'MenuIoFunction',
    'POST /v1/stores/{storeId}/images': 'MenuImagesFunction',
    'GET /v1/stores/{storeId}/images/{image}': 'MenuImagesFunction',
    'POST /v1/orders': 'OrdersFunction',
    'POST /v1/orders/quote': 'OffersFunction',
    'GET /v1/orders/{orderId}/again': 'OffersFunction',
    'GET /v1/orders/{orderId}': 'OrdersFunction',
    'PATCH /v1/orders/{orderId}': 'OrderDeskFunction',
    'GET /v1/stores/{storeId}/orders': 'OrderDeskFunction',
    'POST /v1/orders/{orderId}/hold': 'OrderDeskFunction',
    'DELETE /v1/orders/{orderId}/hold': 'OrderDeskFunction',
    'POST /v1/orders/{orderId}/close-unpaid': 'OrderDeskFunction',
    'GET /v1/orders/{orderId}/journal': 'OrdersFunction',
    'POST /v1/orders/{orderId}/cancel': 'OrdersFunction',
    'POST /v1/orders/{orderId}/payments': 'PaymentsFunction',
    'POST /v1/orders/{orderId}/tenders': 'CounterFunction',
    'POST /v1/stores/{storeId}/cashier-sessions': 'CounterFunction',
    'GET /v1/stores/{storeId}/cashier-sessions': 'CounterFunction',
    'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': 'CounterFunction',
    'GET /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': 'CounterFunction',
    'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/close': 'CounterFunction',
    'POST /v1/orders/{orderId}/refunds': 'PaymentsFunction',
    'GET /v1/orders/{orderId}/receipt': 'ReceiptsFunction',
    'POST /v1/orders/{orderId}/receipt/prints': 'ReceiptsFunction',
    'GET /v1/receipt-links/{token}': 'ReceiptLinksFunction',
    'GET /v1/stores/{storeId}/popular': 'PopularFunction',
    'GET /v1/stores/{storeId}/stock': 'StockFunction',
    'PUT /v1/stores/{storeId}/stock/{itemId}': 'StockFunction',
    'DELETE /v1/stores/{storeId}/stock/{itemId}': 'StockFunction',
    'GET /v1/stores/{storeId}/delivery': 'DeliveryFunction',
    'PUT /v1/stores/{storeId}/delivery': 'DeliveryFunction',
    'GET /v1/stores/{storeId}/delivery/slots': 'DeliveryFunction',
    'GET /v1/stores/{storeId}/deliveries': 'DeliveryFunction',
    'GET /v1/orders/{orderId}/delivery': 'DeliveryFunction',
    'POST /v1/orders/{orderId}/delivery/hand-over': 'DeliveryFunction',
    'POST /v1/orders/{orderId}/delivery/delivered': 'DeliveryFunction',
    'POST /v1/alipay/{merchantId}/notifications': 'NotificationsFunction',
    'GET /v1/stores/{storeId}/tickets': 'KitchenFunction',
    'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}': 'KitchenFunction',
    'POST /v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}': 'KitchenFunction',
    'GET /v1/stores/{storeId}/all-day': 'KitchenFunction',
    'GET /v1/stores/{storeId}/board': 'KitchenFunction',
    'GET /v1/stores/{storeId}/kitchen': 'KitchenFunction',
    'PUT /v1/stores/{storeId}/kitchen': 'KitchenFunction',
    'GET /v1/stores': 'StoresFunction',
    'GET /v1/stores/{storeId}/settings': 'StoresFunction',
    'PUT /v1/stores/{storeId}/settings': 'StoresFunction',
    'GET /v1/reconciliations': 'ReconciliationFunction',
    'GET /v1/reconciliations/{date}': 'ReconciliationFunction',
    'GET /v1/reconciliations/{date}/bill': 'ReconciliationFunction',
    'POST /v1/reconciliations/{date}': 'ReconciliationFunction',
    'GET /v1/cases': 'CasesFunction',
    'POST /v1/cases/{caseId}/resolve': 'CasesFunction',
    'POST /v1/cases/{caseId}/assign': 'CasesFunction',
    'POST /v1/cases/{caseId}/refund': 'CasesFunction',
    'POST /v1/stores/{storeId}/shop-qr-codes': 'ShopQrFunction',
    'GET /v1/stores/{storeId}/shop-qr-codes': 'ShopQrFunction',
    'POST /v1/stores/{storeId}/shop-qr-codes/{terminalId}/{action}': 'ShopQrFunction',
    'GET /v1/stores/{storeId}/offers': 'OffersFunction',
    'POST /v1/stores/{storeId}/offers': 'OffersFunction',
    'GET /v1/stores/{storeId}/offers/{offerId}': 'OffersFunction',
    'PUT /v1/stores/{storeId}/offers/{offerId}': 'OffersFunction',
    'POST /v1/stores/{storeId}/offers/{offerId}/stop': 'OffersFunction',
    'GET /v1/stores/{storeId}/pricing-rules': 'OffersFunction',
    'PUT /v1/stores/{storeId}/pricing-rules': 'OffersFunction',
    'POST /v1/devices/pairings': 'DevicesFunction',
    'GET /v1/devices/pairings/{pairingId}': 'DevicesFunction',
    'POST /v1/devices/approvals': 'DevicesFunction',
    'POST /v1/devices/tokens': 'DevicesFunction',
    'GET /v1/stores/{storeId}/devices': 'DevicesFunction',
    'PATCH /v1/devices/{deviceId}': 'DevicesFunction',
    'DELETE /v1/devices/{deviceId}': 'DevicesFunction',
    'POST /v1/stores/{storeId}/staff': 'StaffFunction',
    'GET /v1/stores/{storeId}/staff': 'StaffFunction',
    'GET /v1/stores/{storeId}/staff/names': 'StaffFunction',
    'PATCH /v1/stores/{storeId}/staff/{staffId}': 'StaffFunction',
    'DELETE /v1/stores/{storeId}/staff/{staffId}': 'StaffFunction',
    'POST /v1/staff/sessions': 'StaffFunction',
    'GET /v1/diners/authorise-url': 'DinersFunction',
    'POST /v1/diners/tokens': 'DinersFunction',
    'GET /v1/diners/me/orders': 'DinersFunction',
    'GET /v1/diners/me/data': 'DinersFunction',
    'DELETE /v1/diners/me': 'DinersFunction',
    'DELETE /v1/orders/{orderId}/customer': 'DinersFunction',
    'POST /v1/stores/{storeId}/tables': 'TablesFunction',
    'GET /v1/stores/{storeId}/tables': 'TablesFunction',
    'POST /v1/stores/{storeId}/tables/{tableId}/{action}': 'TablesFunction',
    'POST /v1/tables/{token}/order': 'TablesFunction',
    'GET /v1/tables/{token}/order': 'TablesFunction',
    'POST /v1/tables/{token}/order/lines': 'TablesFunction',
    'PUT /v1/tables/{token}/order/lines/{lineId}': 'TablesFunction',
    'POST /v1/tables/{token}/order/payments': 'PaymentsFunction',
    'GET /v1/questions': 'QuestionsFunction',
    'POST /v1/questions/{question}/answers': 'QuestionsFunction',
    'GET /v1/answers/{answerId}': 'QuestionsFunction',
    'POST /v1/screen-steps': 'ScreenStepsFunction',
    'POST /v1/tables/{token}/screen-steps': 'ScreenStepsFunction',
    'GET /v1/openapi.json': 'ApiDocsFunction',
  });
});

test('the gateway knows the routes of the wire contract and no others', () => {
  expect(Object.keys(answering()).sort()).toEqual(Object.keys(ROUTES).sort());
});

test('handlers get payload 2.0 events, through one integration per function', () => {
  const functions = new Set(Object.values(answering())).size;
  const integrations = [...resourcesOf('sandbox', 'AWS::ApiGatewayV2::Integration').values()];
  expect(integrations.map((one) => one['PayloadFormatVersion'])).toEqual(
    Array(functions).fill('2.0'),
  );
  expect(new Set(integrations.map((one) => readable(one['IntegrationUri']))).size).toBe(functions);
});

test.each(['sandbox', 'production'] as const)('the %s API is throttled and logged', (stage) => {
  for (const live of resourcesOf(stage, 'AWS::ApiGatewayV2::Stage').values()) {
    expect(live['DefaultRouteSettings'].ThrottlingRateLimit).toBeGreaterThan(0);
    expect(live['DefaultRouteSettings'].ThrottlingBurstLimit).toBeGreaterThan(0);
    expect(readable(live['AccessLogSettings'].DestinationArn)).toBe('ApiAccessLogs');
  }
});

test('each route that anybody may call is limited to a part of the rate, and no other is', () => {
  const [live] = resourcesOf('production', 'AWS::ApiGatewayV2::Stage').values();
  const open = Object.entries<Route>(ROUTES)
    .filter(([, { access }]) => typeof access === 'string' && access !== 'alipay')
    .map(([key]) => key);
  expect(Object.keys(live?.['RouteSettings']).sort()).toEqual(open.sort());
  const whole = live?.['DefaultRouteSettings'].ThrottlingRateLimit;
  for (const limit of Object.values<Record<string, number>>(live?.['RouteSettings'])) {
    expect(limit['ThrottlingRateLimit']).toBeLessThanOrEqual(whole / 4);
    expect(limit['ThrottlingBurstLimit']).toBeGreaterThan(0);
  }
});

test('the access log holds neither query strings nor headers', () => {
  const [live] = resourcesOf('sandbox', 'AWS::ApiGatewayV2::Stage').values();
  expect(live?.['AccessLogSettings'].Format).not.toMatch(
    /querystring|header|authorizer|userAgent/i,
  );
});

test('the stack tells where its API is', () => {
  templateOf('sandbox').hasOutput('ApiUrl', {});
});
