import type { JSX, RefObject } from 'preact';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import type { SellDesk } from './sell-desk.ts';

interface SellSearchProps {
  readonly desk: SellDesk;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onHelp: () => void;
}

/** Number or name, Enter: the fastest way to a dish. */
export function SellSearch({ desk, field, onHelp }: SellSearchProps): JSX.Element {
  const words = text().pos.sell;
  const found = desk.shown.value.length;
  return (
    <Form
      class="pos-search"
      onSubmit={() => {
        desk.enter();
      }}
    >
      <label class="ui-heard" for="pos-search">
        {words.search}
      </label>
      <input
        id="pos-search"
        ref={field}
        type="text"
        autocomplete="off"
        enterkeyhint="done"
        maxLength={40}
        placeholder={words.search}
        value={desk.typed.value}
        onInput={(event) => {
          desk.typed.value = event.currentTarget.value;
        }}
      />
      <Button class="pos-keys-button" onPress={onHelp}>
        {words.keys} <span class="pos-key">F1</span>
      </Button>
      <p class="ui-heard" role="status">
        {desk.typed.value === '' ? '' : words.found(found)}
      </p>
    </Form>
  );
}
