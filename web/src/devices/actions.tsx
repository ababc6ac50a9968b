import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';

export interface ActionsProps<A> {
  /** What they are done to, for who hears a button alone. */
  readonly of: string;
  readonly actions: readonly A[];
  readonly say: (action: A) => string;
  readonly onAsk: (action: A) => void;
}

/** What can be done with one of a list. */
export function Actions<A extends string>(props: ActionsProps<A>): JSX.Element {
  const { of, actions, say, onAsk } = props;
  return (
    <div class="devices-row">
      {actions.map((action) => (
        <Button
          key={action}
          look={action === 'delete' || action === 'remove' ? 'danger' : 'plain'}
          label={`${say(action)}: ${of}`}
          onPress={() => onAsk(action)}
        >
          {say(action)}
        </Button>
      ))}
    </div>
  );
}
