import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { QuoteResponse } from '../../../api/orders.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { Session } from './session.ts';

/** As the API takes them (api/fields.ts); what does not fit is not worth asking about. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{2,14}$/;
const MOST = 3;

export interface CouponEntryProps {
  readonly session: Session;
  readonly quote: QuoteResponse | undefined;
}

/** A code from a leaflet, and at once whether it takes something off, and if not, why. */
export function CouponEntry({ session, quote }: CouponEntryProps): JSX.Element {
  const typed = useSignal('');
  const isWrong = useSignal(false);
  const { kiosk } = text();
  const { coupons } = session;
  const add = (): void => {
    const code = typed.value.trim().toUpperCase();
    isWrong.value = !CODE.test(code);
    if (isWrong.value) return;
    coupons.value = [...new Set([...coupons.value, code])].slice(0, MOST);
    typed.value = '';
  };
  return (
    <section class="kiosk-coupons">
      <Form
        onSubmit={() => {
          add();
        }}
      >
        <Field
          label={kiosk.coupon}
          value={typed.value}
          maxLength={15}
          error={isWrong.value ? kiosk.couponWrong : undefined}
          onInput={(value) => {
            typed.value = value;
            isWrong.value = false;
          }}
        />
        <Button type="submit" unable={coupons.value.length >= MOST ? kiosk.couponsFull : undefined}>
          {kiosk.useCoupon}
        </Button>
      </Form>
      <ul aria-live="polite">
        {coupons.value.map((code) => (
          <Coupon key={code} {...{ code, quote }} onDrop={() => dropCoupon(session, code)} />
        ))}
      </ul>
    </section>
  );
}

function dropCoupon({ coupons }: Session, code: string): void {
  coupons.value = coupons.value.filter((other) => other !== code);
}

interface CouponProps {
  readonly code: string;
  readonly quote: QuoteResponse | undefined;
  readonly onDrop: () => void;
}

function Coupon({ code, quote, onDrop }: CouponProps): JSX.Element {
  const { kiosk } = text();
  const said = quote?.coupons.find((coupon) => coupon.code.toUpperCase() === code);
  const detail = said?.refusal?.detail ?? (said?.applied ? kiosk.couponApplied : kiosk.checking);
  return (
    <li class="kiosk-coupon" data-refused={said?.refusal !== undefined}>
      <strong>{code}</strong>
      <span>{detail}</span>
      <Button look="quiet" label={`${kiosk.remove}: ${code}`} onPress={onDrop}>
        ✕
      </Button>
    </li>
  );
}
