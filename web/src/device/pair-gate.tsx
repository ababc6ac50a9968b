import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { letInByDemo } from './demo-approval.ts';
import type { DeviceKind } from './device-kind.ts';
import { forgetDevice } from './device-store.ts';
import { pairScreen } from './pairing.ts';
import { openScreen, type Screen } from './screen.ts';

export interface PairGateProps {
  readonly kind: DeviceKind;
  /** What the screen calls itself until staff give it a name. */
  readonly name: string;
  readonly children: (screen: Screen) => ComponentChildren;
}

/** Shows the pairing code until staff have let the screen in, and then the screen itself. */
export function PairGate({ kind, name, children }: PairGateProps): JSX.Element {
  const pairing = useMemo(() => pairScreen(kind, name), [kind, name]);
  const now = pairing.value;
  if (now.step === 'failed') throw now.error;
  const code = now.step === 'code' ? now.code : undefined;
  useEffect(() => {
    if (code !== undefined) void letInByDemo(code, kind);
  }, [code, kind]);
  const device = now.step === 'paired' ? now.device : undefined;
  const screen = useMemo(() => device && openScreen(device), [device]);
  if (screen?.isRevoked.value) return <Revoked kind={kind} />;
  if (screen !== undefined) return <>{children(screen)}</>;
  const { pairing: words, common } = text();
  return (
    <main class="ui-pairing">
      <h1>{words.title}</h1>
      {now.step === 'unsafe' && <Banner tone="bad">{words.unsafe}</Banner>}
      {now.step === 'unreachable' && <Banner tone="warn">{common.unreachable}</Banner>}
      {now.step === 'refused' && <Banner tone="bad">{now.detail}</Banner>}
      {now.step === 'asking' && <Spinner label={common.loading} />}
      {now.step === 'code' && (
        <>
          <p>{now.isNew ? words.expired : words.how}</p>
          <p class="ui-pairing-code">{now.code}</p>
          <Spinner label={words.waiting} />
          <p>{words.waiting}</p>
        </>
      )}
    </main>
  );
}

function Revoked({ kind }: { kind: DeviceKind }): JSX.Element {
  const { revoked, again } = text().pairing;
  return (
    <main class="ui-pairing">
      <h1>{revoked}</h1>
      <Button
        look="primary"
        onPress={() => {
          void forgetDevice(kind).then(() => location.reload());
        }}
      >
        {again}
      </Button>
    </main>
  );
}
