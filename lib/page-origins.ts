/**
 * Where pages of ours are served besides the API itself (context `pageOrigins`, separated by commas):
 * customers who sign in with Alipay are sent back to no other place. Throws a sentence for what is no
 * origin.
 */
export function pageOriginsOf(context: unknown): readonly string[] {
  if (context === undefined) return [];
  const origins = String(context).split(',');
  for (const origin of origins) {
    const url = URL.parse(origin);
    if (url?.protocol !== 'https:' || url.origin !== origin) {
      throw new Error(`pageOrigins: "${origin}" is no origin like https://pay.example.com`);
    }
  }
  return origins;
}
