import type { OrderDelivery as OrderDeliveryResponse } from '../../../api/delivery.ts';
import type { OrderDelivery } from '../../../core/domain/delivery.ts';

/** Nothing of where it is brought: who has the order's id need not know who lives where. */
export const presentDelivery = (delivery: OrderDelivery): OrderDeliveryResponse => ({
  zoneId: delivery.zone.zoneId,
  zoneName: delivery.zone.name,
  slot: delivery.slot,
  date: delivery.date,
  status: delivery.status,
  courier: delivery.courier,
  handedOverAt: delivery.handedOverAt,
  deliveredAt: delivery.deliveredAt,
});
