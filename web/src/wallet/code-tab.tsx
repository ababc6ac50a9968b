import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { Barcode } from './barcode.tsx';
import { stateOf } from './payment-state.ts';
import type { Wallet } from './wallet-state.ts';

/** As Alipay does: a code that somebody has photographed is soon worth nothing. */
const RENEW_MS = 60_000;

/** Four digits at a time: to be read out, or typed. */
const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

export function CodeTab({
  wallet,
  onChoose,
}: {
  wallet: Wallet;
  onChoose: () => void;
}): JSX.Element {
  const { wallet: words, common } = text();
  const code = wallet.code.value;
  useEffect(() => {
    if (wallet.code.value === undefined) void wallet.renewCode();
    const timer = setInterval(() => void wallet.renewCode(), RENEW_MS);
    return () => clearInterval(timer);
  }, [wallet]);
  const running = wallet.payments.value?.find((p) => stateOf(p) === 'waiting');
  const outcome = wallet.outcome.value;
  return (
    <>
      {running !== undefined && (
        <Banner tone="warn">
          {words.confirming(running.subject, money(running.amountMinor, running.currency))}
        </Banner>
      )}
      <section class="wallet-card">
        <p class="wallet-lead">{words.showIt}</p>
        {code === undefined ? (
          <Spinner label={common.loading} />
        ) : (
          <>
            <Barcode digits={code} label={words.barcode} />
            <QrCode text={code} label={words.qr} />
            <p class="wallet-digits ui-number">{grouped(code)}</p>
            <CopyButton digits={code} />
          </>
        )}
        <p class="wallet-quiet">{words.renews}</p>
      </section>
      <section class="wallet-card wallet-choice">
        <div>
          <h3>{words.developer.title}</h3>
          <p>{words.developer.outcomes[outcome].name}</p>
        </div>
        <Button onPress={onChoose}>{words.developer.change}</Button>
      </section>
    </>
  );
}

function CopyButton({ digits }: { digits: string }): JSX.Element {
  const { wallet: words } = text();
  const copied = useSignal<'no' | 'yes' | 'unable'>('no');
  // Another code is another thing to copy.
  useEffect(() => {
    if (digits !== '') copied.value = 'no';
  }, [digits, copied]);
  return (
    <>
      <Button
        look="primary"
        onPress={() => {
          void navigator.clipboard
            .writeText(digits)
            .then(() => 'yes' as const)
            .catch(() => 'unable' as const)
            .then((now) => {
              copied.value = now;
            });
        }}
      >
        {copied.value === 'yes' ? words.copied : words.copy}
      </Button>
      <p class="wallet-quiet" role="status">
        {copied.value === 'yes' && words.pasteIt}
        {copied.value === 'unable' && words.typeIt}
      </p>
    </>
  );
}
