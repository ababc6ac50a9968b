import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { answerOf } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import { language, text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Spinner } from '../ui/spinner.tsx';

export interface ReceiptProps {
  readonly api: Api;
  readonly orderId: string;
  readonly onClose: () => void;
}

type Shown = 'asking' | 'failed' | 'shown';

/** The receipt as it would be on paper, and the paper itself, which is counted (docs/receipts.md). */
export function Receipt({ api, orderId, onClose }: ReceiptProps): JSX.Element {
  const paper = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>('asking');
  const [key] = useState(() => crypto.randomUUID());
  const { kiosk, common } = text();
  const show = async (asked: Promise<string | undefined>): Promise<boolean> => {
    const drawing = await asked;
    setShown(drawing === undefined ? 'failed' : 'shown');
    if (drawing !== undefined) draw(drawing, paper.current);
    return drawing !== undefined;
  };
  const look = (): void => void show(lookAtReceipt(api, orderId));
  useEffect(look, []);
  const print = async (): Promise<void> => {
    if (await show(printReceipt(api, orderId, key))) window.print();
  };
  return (
    <Dialog title={kiosk.receipt} class="kiosk-receipt" onClose={onClose}>
      {shown === 'asking' && <Spinner label={common.loading} />}
      {shown === 'failed' && (
        <Banner tone="warn">
          {kiosk.receiptFailed}
          <Button onPress={look}>{common.retry}</Button>
        </Banner>
      )}
      <div class="kiosk-paper" ref={paper} />
      <Button look="primary" size="large" onPress={() => void print()}>
        {kiosk.print}
      </Button>
    </Dialog>
  );
}

const style = () => ({ format: 'svg', lang: language.value, width: '58' }) as const;

async function lookAtReceipt(api: Api, orderId: string): Promise<string | undefined> {
  const answer = await answerOf(
    api.GET('/v1/orders/{orderId}/receipt', {
      params: { path: { orderId }, query: style() },
      parseAs: 'text',
    }),
  );
  return answer.ok ? String(answer.data) : undefined;
}

/** With one key for one paper: asked for again, it is the same paper, and no copy. */
async function printReceipt(api: Api, orderId: string, key: string): Promise<string | undefined> {
  const answer = await answerOf(
    api.POST('/v1/orders/{orderId}/receipt/prints', {
      params: { path: { orderId }, header: { 'Idempotency-Key': key } },
      body: { ...style(), kind: 'sale' },
      parseAs: 'text',
    }),
  );
  return answer.ok ? String(answer.data) : undefined;
}

/** The drawing has no style and no script of its own, as the page's policy wants it. */
function draw(drawing: string, paper: HTMLElement | null): void {
  const parsed = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  if (parsed.tagName === 'svg') paper?.replaceChildren(document.importNode(parsed, true));
}
