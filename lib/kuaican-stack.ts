import path from 'node:path';
import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { analyticsMerchantsOf } from './analytics-merchants.ts';
import { Alarms } from './constructs/alarms.ts';
import { Api } from './constructs/api.ts';
import { ApiDocs } from './constructs/api-docs.ts';
import { Cases } from './constructs/cases.ts';
import { Counter } from './constructs/counter.ts';
import { Credentials } from './constructs/credentials.ts';
import { Data } from './constructs/data.ts';
import { Delivery } from './constructs/delivery.ts';
import { Devices } from './constructs/devices.ts';
import { Diners } from './constructs/diners.ts';
import { Effects } from './constructs/effects.ts';
import { Facts } from './constructs/facts.ts';
import { FollowUp } from './constructs/follow-up.ts';
import { Kitchen } from './constructs/kitchen.ts';
import { Menu } from './constructs/menu.ts';
import { MenuDrafts } from './constructs/menu-drafts.ts';
import { MenuImages } from './constructs/menu-images.ts';
import { MenuIo } from './constructs/menu-io.ts';
import { MerchantAnalytics } from './constructs/merchant-analytics.ts';
import { Merchants, signInOriginsOf } from './constructs/merchants.ts';
import { Notifications } from './constructs/notifications.ts';
import { Offers } from './constructs/offers.ts';
import { OrderDesk } from './constructs/order-desk.ts';
import { Orders } from './constructs/orders.ts';
import { Pages } from './constructs/pages.ts';
import { PaymentResolution } from './constructs/payment-resolution.ts';
import { Payments } from './constructs/payments.ts';
import type { Platform } from './constructs/platform.ts';
import { Popular } from './constructs/popular.ts';
import { Questions } from './constructs/questions.ts';
import { ReceiptLinks } from './constructs/receipt-links.ts';
import { Receipts } from './constructs/receipts.ts';
import { Reconciliation } from './constructs/reconciliation.ts';
import { ScreenSteps } from './constructs/screen-steps.ts';
import { ShopQr } from './constructs/shop-qr.ts';
import { Staff } from './constructs/staff.ts';
import { Stock } from './constructs/stock.ts';
import { Stores } from './constructs/stores.ts';
import { Sweeper } from './constructs/sweeper.ts';
import { Tables } from './constructs/tables.ts';
import { pageOriginsOf } from './page-origins.ts';
import { siteOf } from './site.ts';
import { stageNamed } from './stages.ts';

const root = path.resolve(import.meta.dirname, '..');

export interface KuaicanStackProps {
  /** Folder that holds one bundled folder per function. Default: dist. */
  readonly bundles?: string;
  /** Folder of the workflows' definitions. Default: statemachines. */
  readonly stateMachines?: string;
  /** Folder of the built pages. Default: web/dist. */
  readonly pages?: string;
}

/** The whole application of one stage (context `stage`), free of account and region. */
export class KuaicanStack extends Stack {
  constructor(app: App, props: KuaicanStackProps = {}) {
    const stage = stageNamed(app.node.tryGetContext('stage'));
    super(app, `kuaican-${stage.name}`, {
      description: `Kuaican, ${stage.name}: orders, Alipay payments, kitchen`,
      terminationProtection: stage.deletionProtection,
    });
    const alarms = new Alarms(this, 'Alarms');
    const api = new Api(this, 'Api', stage, alarms);
    const context = (name: string): unknown => app.node.tryGetContext(name);
    const pages = new Pages(this, 'Pages', {
      ...{ stage, api, connectTo: signInOriginsOf(stage) },
      site: siteOf(context('siteDomain'), context('siteCertificateArn')),
    });
    const pageOrigins = [pages.origin, ...pageOriginsOf(context('pageOrigins'))];
    const merchants = new Merchants(this, 'Merchants', stage, pageOrigins);
    const { issuer, clientId } = merchants;
    pages.publish(props.pages ?? path.join(root, 'web', 'dist'), {
      ...{ stage: stage.name, signIn: { issuer, clientId } },
    });
    const platform: Platform = {
      stage,
      bundles: props.bundles ?? path.join(root, 'dist'),
      alarms,
      data: new Data(this, 'Data', stage),
      credentials: new Credentials(this, 'Credentials', stage, api.url, merchants),
      api,
      pages,
    };
    const definitions = props.stateMachines ?? path.join(root, 'statemachines');

    const menu = new Menu(this, 'Menu', platform);
    new MenuDrafts(this, 'MenuDrafts', platform, menu);
    new MenuImages(this, 'MenuImages', platform, menu);
    new MenuIo(this, 'MenuIo', platform, menu);
    new Popular(this, 'Popular', platform, menu);
    new Orders(this, 'Orders', platform, menu);
    new OrderDesk(this, 'OrderDesk', platform, menu);
    new Offers(this, 'Offers', platform, menu);
    new Payments(this, 'Payments', platform);
    new Counter(this, 'Counter', platform);
    new Notifications(this, 'Notifications', platform);
    new Kitchen(this, 'Kitchen', platform);
    new Cases(this, 'Cases', platform);
    new Receipts(this, 'Receipts', platform);
    new ReceiptLinks(this, 'ReceiptLinks', platform);
    new ShopQr(this, 'ShopQr', platform);
    new Tables(this, 'Tables', platform, menu);
    new Stock(this, 'Stock', platform);
    new Delivery(this, 'Delivery', platform);
    new Stores(this, 'Stores', platform);
    new Devices(this, 'Devices', platform);
    new Staff(this, 'Staff', platform);
    new ScreenSteps(this, 'ScreenSteps', platform);
    new Diners(this, 'Diners', platform, pageOrigins);
    new ApiDocs(this, 'ApiDocs', platform);

    const resolution = new PaymentResolution(this, 'PaymentResolution', platform, definitions);
    const followUp = new FollowUp(this, 'FollowUp', platform, resolution);
    new Effects(this, 'Effects', platform, followUp);
    new Sweeper(this, 'Sweeper', platform, resolution);
    const facts = new Facts(this, 'Facts', platform);
    new Reconciliation(this, 'Reconciliation', platform, facts, definitions);
    new Questions(this, 'Questions', platform, facts);
    const queriers = analyticsMerchantsOf(context('analyticsMerchants'));
    new MerchantAnalytics(this, 'MerchantAnalytics', { stage, facts, merchants: queriers });

    const { store, inbox } = platform.data;
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'TableName', { value: store.tableName });
    new CfnOutput(this, 'InboxTableName', { value: inbox.tableName });
    new CfnOutput(this, 'FactsBucketName', { value: facts.bucketName });
  }
}
