import { ScanBuffer } from './scan-buffer.ts';

/**
 * Hears a scanner that types like a keyboard, whatever is in focus. What it types into a field by
 * accident is taken out again, so that no payment code stays on the screen or goes into an order.
 * @returns how to stop listening.
 */
export function listenToScanner(onCode: (code: string) => void): () => void {
  const buffer = new ScanBuffer();
  let field: { readonly input: HTMLInputElement; readonly before: string } | undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = event.timeStamp;
    if (buffer.isFresh(at)) field = focusedField();
    const heard = buffer.hear({ key: event.key, at });
    if (heard.kind === 'nothing') return;
    event.preventDefault();
    event.stopPropagation();
    putBack(field);
    if (heard.kind === 'code') onCode(heard.code);
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}

function focusedField() {
  const input = document.activeElement;
  return input instanceof HTMLInputElement ? { input, before: input.value } : undefined;
}

function putBack(field: ReturnType<typeof focusedField>): void {
  if (field === undefined || field.input.value === field.before) return;
  field.input.value = field.before;
  field.input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
