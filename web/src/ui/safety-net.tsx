import { Component, type ComponentChildren, type JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from './button.tsx';

/** Long enough to be read. */
const RESTART_MS = 10_000;

interface SafetyNetProps {
  readonly children: ComponentChildren;
}

/**
 * A mistake of ours must not leave a dead picture on a screen that nobody can reload: it says so, and
 * starts anew by itself. What was being ordered or paid is found again then.
 */
export class SafetyNet extends Component<SafetyNetProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  override componentDidCatch(error: unknown): void {
    reportError(error);
    this.setState({ isBroken: true });
    setTimeout(() => location.reload(), RESTART_MS);
  }

  override render({ children }: SafetyNetProps): ComponentChildren {
    return this.state.isBroken ? <Broken /> : children;
  }
}

function Broken(): JSX.Element {
  const { broken, brokenHow, restart } = text().common;
  return (
    <main class="ui-pairing">
      <div role="alert">
        <h1>{broken}</h1>
        <p>{brokenHow}</p>
      </div>
      <Button look="primary" size="large" onPress={() => location.reload()}>
        {restart}
      </Button>
    </main>
  );
}
