import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import { type Answer, answerOf } from '../../api/answer.ts';
import { language, text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { ReceiptPaper } from './receipt-paper.tsx';
import { papersOf } from './receipt-papers.ts';

interface ReceiptDialogProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly kind: 'receipt' | 'bill';
  readonly onClose: () => void;
}

/** A receipt to look at, and on paper: every one after the first says that it is a copy. */
export function ReceiptDialog({ till, order, kind, onClose }: ReceiptDialogProps): JSX.Element {
  const { orderId } = order;
  const papers = papersOf(order, kind);
  const chosen = useSignal(0);
  const shown = useSignal<{ readonly svg: string; readonly said: string } | undefined>(undefined);
  const failed = useSignal<string | undefined>(undefined);
  const copy = useSignal<number | undefined>(undefined);
  const { common, pos } = text();
  const words = pos.receipt;
  const paper = papers[chosen.value];
  const style = { lang: language.value, width: '80' as const };
  useEffect(() => {
    shown.value = undefined;
    copy.value = undefined;
    const get = (format: 'svg' | 'text'): Promise<Answer<string>> =>
      answerOf(
        till.api.GET('/v1/orders/{orderId}/receipt', {
          params: { path: { orderId }, query: { ...paper?.asks, ...style, format } },
          parseAs: 'text',
        }) as Promise<{ data?: string; response: Response }>,
      );
    void Promise.all([get('svg'), get('text')]).then(([svg, said]) => {
      if (svg.ok && said.ok) shown.value = { svg: svg.data, said: said.data };
      else failed.value = svg.ok || svg.failure.kind !== 'refused' ? '' : svg.failure.detail;
    });
  }, [paper?.id]);
  const print = useSending({
    ask: (_: undefined, key) =>
      answerOf(
        till.api.POST('/v1/orders/{orderId}/receipt/prints', {
          params: { path: { orderId }, header: { 'Idempotency-Key': key } },
          body: { ...paper?.prints, ...style, format: 'svg' },
          parseAs: 'text',
        }) as Promise<{ data?: string; error?: unknown; response: Response }>,
      ),
    onDone: (svg, response) => {
      copy.value = Number(response.headers.get('receipt-copy') ?? 0);
      shown.value = { svg, said: shown.value?.said ?? '' };
      // Once the paper is on the page: the browser prints what is there.
      requestAnimationFrame(() => globalThis.print());
    },
  });
  return (
    <Dialog
      title={kind === 'bill' ? words.bill : words.title}
      onClose={onClose}
      class="pos-receipt"
    >
      {papers.length > 1 && (
        <div class="pos-actions pos-receipt-choice">
          {papers.map(({ name, id }, n) => (
            <Button
              key={id}
              class="pos-chip"
              pressed={n === chosen.value}
              onPress={() => {
                chosen.value = n;
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {failed.value !== undefined && (
        <Banner tone="bad">{failed.value || common.unreachable}</Banner>
      )}
      {shown.value === undefined && failed.value === undefined && (
        <Spinner label={common.loading} />
      )}
      {shown.value && <ReceiptPaper {...shown.value} />}
      <div class="pos-actions pos-receipt-foot">
        <SendingNote of={print} />
        {copy.value !== undefined && (
          <p role="status">{copy.value === 0 ? words.original : words.copy(copy.value)}</p>
        )}
        <Button
          look="primary"
          unable={unableWhile(print)}
          onPress={() => {
            if (kind === 'bill') globalThis.print();
            else void print.send(undefined);
          }}
        >
          {words.print}
        </Button>
      </div>
    </Dialog>
  );
}
