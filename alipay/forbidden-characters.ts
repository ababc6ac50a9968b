const maxLength = 256;

/**
 * Text for Alipay's `subject`: at most 256 UTF-16 units, without `/ = & "`, which Alipay forbids
 * there (and `&k=v` inside a value would make the signed text ambiguous), and without control
 * characters. Each run of them becomes one space, so that neighbouring words stay apart.
 * May be empty.
 */
export function cleanSubject(text: string): string {
  const clean = text.replace(/[/=&"\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').toWellFormed();
  // A cut through a surrogate pair leaves half a character.
  return clean
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
