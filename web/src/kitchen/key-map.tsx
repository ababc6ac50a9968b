import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { View } from './view.ts';

/** What the keys of a bump bar do. Those that are characters can be switched off (WCAG 2.1.4). */
export function KeyMap({ view }: { view: View }): JSX.Element {
  const words = text().kitchen;
  const { areKeysOn, asked } = view;
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['1', '…', '9', '0'], words.keyTicket],
    [['Enter'], words.keyBump],
    [['←', '→'], words.keyMove],
    [['↑', '↓'], words.keyLine],
    [['R'], words.keyRecall],
    [['PgUp', 'PgDn'], words.keyPage],
    [['D'], words.keyDone],
    [['A'], words.keyAllDay],
    [['K'], words.keyKeys],
  ];
  return (
    <Dialog
      title={words.keysTitle}
      onClose={() => {
        asked.value = undefined;
      }}
    >
      <dl class="kds-keys">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name} class="kds-key">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button
        pressed={areKeysOn.value}
        onPress={() => {
          areKeysOn.value = !areKeysOn.value;
        }}
      >
        {areKeysOn.value ? words.keysOn : words.keysOff}
      </Button>
    </Dialog>
  );
}
