import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { DueTicket, TicketList } from '../../core/ports/ticket-list.ts';
import { queryDue } from './due-index.ts';
import { parseTicketRowKey, ticketsListPk } from './keys.ts';
import { queryList } from './list-index.ts';

/** Tickets are in the list as long as their rows, written by the order store, carry its key. */
export class DynamoDbTicketList implements TicketList {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async open(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Ticket>> {
    return await queryList(this.#client, this.#tableName, ticketsListPk(merchantId, storeId), page);
  }

  async due(now: number, limit: number): Promise<readonly DueTicket[]> {
    const keys = await queryDue(this.#client, this.#tableName, now, limit, 'ticket');
    return keys.map(parseTicketRowKey).filter((due) => due !== undefined);
  }
}
