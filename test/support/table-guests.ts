import { MemoryTables } from '../../adapters/memory/tables.ts';
import type { OrderId } from '../../core/domain/ids.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { LineRequest } from '../../core/domain/pricing.ts';
import type { Result } from '../../core/domain/result.ts';
import { dinerOf } from '../../core/domain/table-order.ts';
import type { Table } from '../../core/ports/tables.ts';
import { changeTableLine } from '../../core/usecases/change-table-line.ts';
import { type Dues, duesAtTable } from '../../core/usecases/dues-at-table.ts';
import { addTable, endTable, removeTable, rotateTable } from '../../core/usecases/manage-tables.ts';
import { orderAtTable } from '../../core/usecases/order-at-table.ts';
import { type PayAtTable, payAtTable } from '../../core/usecases/pay-at-table.ts';
import type { Rejection } from '../../core/usecases/rejection.ts';
import type { PaymentView } from '../../core/usecases/start-payment.ts';
import { openTableOrder, type TableOrderView } from '../../core/usecases/table-order.ts';
import { MERCHANT, must, openWorld, STORE, type World } from './world.ts';

const NAME = { merchantId: MERCHANT, storeId: STORE, tableId: '12' };

/** Table 12 of a world, and what guests and staff do there. */
export class TableGuests {
  readonly world: World;
  readonly deps;
  token = '';
  /** What the phones show since they last scanned. */
  orderId = '';

  private constructor(world: World) {
    this.world = world;
    let made = 0;
    const unguessable = (): string => {
      made += 1;
      return `token-${made}`;
    };
    this.deps = { ...world.deps, tables: new MemoryTables(), tokens: { unguessable } };
  }

  static async sitDown(): Promise<TableGuests> {
    const guests = new TableGuests(await openWorld());
    guests.token = must(await addTable(guests.deps, NAME)).token;
    return guests;
  }

  async scan(token: string = this.token): Promise<Result<TableOrderView, Rejection>> {
    const opened = await openTableOrder(this.deps, token);
    if (opened.ok) this.orderId = opened.value.table.orderId;
    return opened;
  }

  order(
    guest: string,
    lines: readonly Partial<LineRequest>[] = [{}],
    key: string = this.world.ids.ulid(),
  ): Promise<Result<OrderAggregate, Rejection>> {
    return orderAtTable(this.deps, {
      ...this.#by(guest),
      lines: lines.map((l) => ({ itemId: 'noodles', options: [], quantity: 1, ...l })),
      idempotency: { key, fingerprint: `order ${guest}` },
    });
  }

  change(
    guest: string,
    lineId: string,
    quantity: number,
  ): Promise<Result<OrderAggregate, Rejection>> {
    return changeTableLine(this.deps, { ...this.#by(guest), lineId, quantity });
  }

  pay(
    guest: string,
    whose: PayAtTable['whose'],
    minor: number,
    key: string = this.world.ids.ulid(),
    lines?: PayAtTable['lines'],
  ): Promise<Result<PaymentView, Rejection>> {
    const idempotency = { key, fingerprint: `pay ${guest}` };
    return payAtTable(this.deps, { ...this.#by(guest), whose, minor, lines, idempotency });
  }

  /** The guest pays at Alipay with the code on the phone, and Alipay tells of it. */
  async paid(guest: string, whose: PayAtTable['whose'], minor: number): Promise<PaymentView> {
    const view = must(await this.pay(guest, whose, minor));
    this.world.customerScans(view.payment);
    await this.world.notify(view.payment);
    return view;
  }

  /** What the guest's phone shows as due. */
  async due(guest: string): Promise<Dues> {
    const aggregate = await this.look();
    const { table } = aggregate.order;
    return await duesAtTable(this.deps, aggregate, table && dinerOf(table, `key of ${guest}`));
  }

  close(): Promise<Result<Table, Rejection>> {
    return endTable(this.deps, NAME, 'cashier c1');
  }
  rotate(): Promise<Result<Table, Rejection>> {
    return rotateTable(this.deps, NAME);
  }
  remove(): Promise<Result<Table, Rejection>> {
    return removeTable(this.deps, NAME);
  }

  /** The order as it is stored, and known to the world's audit. */
  async look(): Promise<OrderAggregate> {
    const { orderId } = must(await this.scan()).table;
    return await this.lookAt(orderId);
  }

  async lookAt(orderId: OrderId): Promise<OrderAggregate> {
    const aggregate = await this.world.look({ orderId });
    const known = this.world.placed.some((o) => o.orderId === orderId);
    if (!known) this.world.placed.push(aggregate.order);
    return aggregate;
  }

  #by(guest: string) {
    const { token, orderId } = this;
    return { token, orderId, dinerKey: () => `key of ${guest}` };
  }
}
