const maxLength = 256;

/**
 * Text for Alipay's `subject`: at most 256 UTF-16 units, without `/ = & "`, which Alipay forbids
 * there (and `&k=v` inside a value would make the signed text ambiguous), and without control
 * characters. A run of these, and of white space, becomes one space: neighbouring words stay apart.
 * May be empty.
 */
export function cleanSubject(text: string): string {
  const clean = text.replace(/[/=&"\s\p{Cc}]+/gu, ' ').toWellFormed();
  // A cut through a surrogate pair leaves half a character.
  return clean
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
