import { useMemo, useRef } from 'preact/hooks';
import { type Sending, type SendingOptions, sending } from './sending.ts';

/** One `sending` for as long as the component is there; it calls what was rendered last. */
export function useSending<B, T>(
  options: Pick<SendingOptions<B, T>, 'ask' | 'onDone'>,
): Sending<B> {
  const latest = useRef(options);
  latest.current = options;
  return useMemo(
    () =>
      sending<B, T>({
        ask: (body, key) => latest.current.ask(body, key),
        onDone: (data, response, body) => latest.current.onDone(data, response, body),
      }),
    [],
  );
}
