let asked: Promise<string | undefined> | undefined;

/** Where the wallet of the simulation is; undefined where Alipay is the real one. */
export function simulatedWallet(): Promise<string | undefined> {
  asked ??= askForWallet();
  return asked;
}

async function askForWallet(): Promise<string | undefined> {
  // Nothing on AWS answers this, and a page there has no need to ask.
  if (!['127.0.0.1', 'localhost'].includes(location.hostname)) return undefined;
  try {
    const response = await fetch('/local/demo');
    if (!response.ok) return undefined;
    const facts = (await response.json()) as { readonly walletUrl?: string };
    return facts.walletUrl;
  } catch {
    return undefined;
  }
}

/** What opens a payment's code on the phone that shows it: Alipay's own address, or the wallet. */
export function alipayLink(qrCode: string, walletUrl: string | undefined): string | undefined {
  if (walletUrl !== undefined) return `${walletUrl}#scan=${encodeURIComponent(qrCode)}`;
  return /^https:\/\//.test(qrCode) ? qrCode : undefined;
}
