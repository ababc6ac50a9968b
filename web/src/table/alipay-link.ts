import { findDemo } from '../demo/find-demo.ts';

let asked: Promise<string | undefined> | undefined;

/** Where the wallet of the simulation is; undefined where Alipay is the real one. */
export function simulatedWallet(): Promise<string | undefined> {
  // Nothing on AWS answers this, and a page there has no need to ask.
  const isLocal = ['127.0.0.1', 'localhost'].includes(location.hostname);
  asked ??= isLocal ? askForWallet() : Promise.resolve(undefined);
  return asked;
}

async function askForWallet(): Promise<string | undefined> {
  const demo = await findDemo();
  return demo.kind === 'there' ? demo.facts.walletUrl : undefined;
}

/** What opens a payment's code on the phone that shows it: Alipay's own address, or the wallet. */
export function alipayLink(qrCode: string, walletUrl: string | undefined): string | undefined {
  if (walletUrl !== undefined) return `${walletUrl}#scan=${encodeURIComponent(qrCode)}`;
  return qrCode.startsWith('https://') ? qrCode : undefined;
}
