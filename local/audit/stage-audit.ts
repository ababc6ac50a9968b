import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { alipayGateway } from '../../adapters/alipay-http/gateway.ts';
import { merchantProtocols } from '../../adapters/alipay-http/merchant-protocols.ts';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';
import { rotatingSecretReader } from '../../adapters/secrets/rotating-secret-reader.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { askAlipay as ask } from '../../audit/reading/ask-alipay.ts';
import { auditStore } from '../../audit/reading/audit-store.ts';
import type { AuditReport } from '../../audit/reading/report.ts';
import type { PaymentGateway } from '../../core/ports/payment-gateway.ts';

export interface StageAudit {
  readonly stage: string;
  readonly table: string;
  readonly inboxTable: string | undefined;
  readonly askAlipay: boolean;
}

/** Only the simulation and the local ledger write these down. */
const UNRECORDED = ['request', 'captured', 'returned', 'closed', 'notice', 'key'] as const;

/** Audits a deployed stage with the caller's AWS credentials. Reads only. */
export async function auditStage(options: StageAudit): Promise<AuditReport> {
  const { stage, table, inboxTable, askAlipay } = options;
  const clock = systemClock();
  const client = dynamoDbClient({ maxAttempts: 10 });
  const gateway = askAlipay ? gatewayOf(stage) : undefined;
  try {
    return await auditStore({
      ...{ client, storeTable: table, inboxTable, now: () => clock.now(), live: true },
      conditions: {
        observed: gateway ? ['store', 'alipay'] : ['store'],
        unrecorded: UNRECORDED,
        // A stage that runs has no excuse for what is late now.
        ...{ atRest: false, healedAt: 0, skewMs: 0 },
      },
      except: [
        { id: 'L3a', reason: 'outages that are over change no books; L3c and L3d look at now' },
      ],
      ...(gateway && { alipay: (order) => ask(gateway, order) }),
    });
  } finally {
    client.destroy();
  }
}

/** Alipay as the functions of the stage ask it, with each merchant's secret. */
function gatewayOf(stage: string): PaymentGateway {
  const clock = systemClock();
  const read = rotatingSecretReader(new SecretsManagerClient(), clock);
  const timeoutMs = 5_000;
  return alipayGateway({
    clock,
    ...merchantProtocols({
      clock,
      timeoutMs,
      read: (merchantId) => read(`kuaican/${stage}/merchants/${merchantId}`),
    }),
    notifyUrl: () => '',
    timeouts: { pay: timeoutMs, query: timeoutMs, cancel: timeoutMs, refund: timeoutMs },
    // It shows as a payment that Alipay gave no answer for.
    onTrouble: () => undefined,
  });
}
