import type {
  Exchange,
  GatewayProtocol,
  MessageVerdict,
  Verdict,
} from '../../alipay/gateway-protocol.ts';

/**
 * One account while its keys change: requests and acknowledgements are signed by the current version
 * of the secret, and what Alipay signs is good if either version verifies it. Give it two versions of
 * the same account and algorithm only.
 */
export function rotatingProtocol(
  current: GatewayProtocol,
  previous: GatewayProtocol,
): GatewayProtocol {
  const { createShopQr, setShopQrStatus } = current;
  return {
    settlesIn: (currency) => current.settlesIn(currency),
    pay: (order, context) =>
      readByEither(current.pay(order, context), () => previous.pay(order, context)),
    createQr: (order, context) =>
      readByEither(current.createQr(order, context), () => previous.createQr(order, context)),
    query: (trade, context) =>
      readByEither(current.query(trade, context), () => previous.query(trade, context)),
    cancel: (trade, context) =>
      readByEither(current.cancel(trade, context), () => previous.cancel(trade, context)),
    refund: (refund, context) =>
      readByEither(current.refund(refund, context), () => previous.refund(refund, context)),
    queryRefund: (refund, context) =>
      readByEither(current.queryRefund(refund, context), () =>
        previous.queryRefund(refund, context),
      ),
    ...(createShopQr && {
      createShopQr: (shop, context) =>
        readByEither(createShopQr(shop, context), () => previous.createShopQr?.(shop, context)),
    }),
    ...(setShopQrStatus && {
      setShopQrStatus: (codeText, status, context) =>
        readByEither(setShopQrStatus(codeText, status, context), () =>
          previous.setShopQrStatus?.(codeText, status, context),
        ),
    }),
    readMessage: (message): MessageVerdict => {
      const verdict = current.readMessage(message);
      if (verdict.kind === 'authentic') return verdict;
      const other = previous.readMessage(message);
      return other.kind === 'authentic' ? other : verdict;
    },
    acknowledge: (message, accepted, now) => current.acknowledge(message, accepted, now),
  };
}

/** `previous` makes its request only to read with, and only when it must. */
export function readByEither<Outcome>(
  current: Exchange<Outcome>,
  previous: () => Exchange<Outcome> | undefined,
): Exchange<Outcome> {
  return {
    request: current.request,
    read: (answer): Verdict<Outcome> => {
      const verdict = current.read(answer);
      if (verdict.kind === 'verified') return verdict;
      const other = previous()?.read(answer);
      return other?.kind === 'verified' ? other : verdict;
    },
  };
}
