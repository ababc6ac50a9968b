import type { JSX } from 'preact';
import type { Till } from '../till.ts';
import { HoldForm } from './hold-form.tsx';

/** The ticket becomes an order that waits. */
export function HoldTicket({ till, onClose }: { till: Till; onClose: () => void }): JSX.Element {
  const { ticket } = till;
  const { customerName, changes } = ticket.ticket.value;
  return (
    <HoldForm
      before={changes?.label ?? customerName}
      onHold={(label) => {
        ticket.place({ end: 'hold', label });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
