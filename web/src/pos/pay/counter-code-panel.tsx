import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ShopQrResponse } from '../../../../api/shop-qr.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import type { Payment } from '../orders/order-state.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import type { PanelProps } from './take-money.ts';

interface CounterCodeProps extends PanelProps {
  readonly till: Till;
  readonly waiting: Payment | undefined;
}

type Code = Pick<ShopQrResponse, 'terminalId' | 'codeText' | 'status'>;

/** The code that hangs at a counter: the customer types the amount, and the till waits for it. */
export function CounterCodePanel(props: CounterCodeProps): JSX.Element {
  const { till, due, currency, unable, onTake, waiting } = props;
  const { api, storeId, deviceId } = till;
  const codes = useSignal<readonly Code[] | undefined>(undefined);
  const terminal = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const params = { path: { storeId } };
    void answerOf(api.GET('/v1/stores/{storeId}/shop-qr-codes', { params })).then((answer) => {
      if (answer.ok) codes.value = answer.data.codes.filter(({ status }) => status === 'ACTIVE');
    });
  }, [api, storeId, codes]);
  const issue = useSending({
    ask: (terminalId: string) =>
      answerOf(
        api.POST('/v1/stores/{storeId}/shop-qr-codes', {
          params: { path: { storeId } },
          body: { terminalId },
        }),
      ),
    onDone: (code) => {
      codes.value = [...(codes.value ?? []), code];
    },
  });
  const words = text().pos.pay;
  const amount = money(due, currency);
  const shown = codes.value?.find(({ terminalId }) => terminalId === terminal.value);
  if (waiting !== undefined) {
    return (
      <div class="pos-form pos-panel pos-counter-code">
        <div role="status">
          <h2>{words.waitingFor(amount)}</h2>
        </div>
        <p>{words.waitingHow}</p>
        {shown && <QrCode text={shown.codeText} label={text().pay.qrLabel} />}
      </div>
    );
  }
  return (
    <div class="pos-form pos-panel">
      <p>{words.counterHow(amount)}</p>
      <SendingNote of={issue} />
      {codes.value?.length === 0 && (
        <>
          <Banner>{words.noCounterCode}</Banner>
          <Button unable={unableWhile(issue)} onPress={() => void issue.send(deviceId)}>
            {words.makeCounterCode}
          </Button>
        </>
      )}
      <div class="pos-actions">
        {codes.value?.map(({ terminalId }) => (
          <Button
            key={terminalId}
            look="primary"
            size="large"
            unable={unable}
            onPress={() => {
              terminal.value = terminalId;
              onTake({ way: 'static-qr', terminalId });
            }}
          >
            {words.waitAt(terminalId === deviceId ? words.thisTill : terminalId)}
          </Button>
        ))}
      </div>
    </div>
  );
}
