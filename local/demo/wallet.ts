/** The customer's Alipay app: scans a code, and pays what it says or what the customer types. */
export async function scanAndPay(
  simulatorUrl: string,
  codeText: string,
  amountMinor?: number,
): Promise<void> {
  const body = {
    codeText,
    action: 'scan-and-pay',
    ...(amountMinor !== undefined && { amountMinor }),
  };
  const answer = await fetch(`${simulatorUrl}/control/codes/scan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The wallet cannot pay: ${await answer.text()}`);
}
