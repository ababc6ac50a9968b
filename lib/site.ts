/** A name of our own for the pages, with the certificate that proves it. */
export interface Site {
  readonly domain: string;
  /** In us-east-1, where CloudFront looks for it. */
  readonly certificateArn: string;
}

/**
 * The site of context `siteDomain` and `siteCertificateArn`; undefined where a deployment has none, and
 * the pages are at a name of CloudFront's. Throws a sentence for what is half given or no name.
 */
export function siteOf(domain: unknown, certificateArn: unknown): Site | undefined {
  if (domain === undefined && certificateArn === undefined) return undefined;
  const site = { domain: String(domain ?? ''), certificateArn: String(certificateArn ?? '') };
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(site.domain)) {
    throw new Error(`siteDomain: "${site.domain}" is no name like pay.example.com`);
  }
  if (!/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(site.certificateArn)) {
    throw new Error('siteCertificateArn: the ARN of a certificate in us-east-1 is needed');
  }
  return site;
}
