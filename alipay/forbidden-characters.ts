const maxSubject = 256;

/**
 * Text that people chose, in a form that Alipay takes (protocol 5, 7): without `/ = & "`, which it
 * forbids in a subject (and `&k=v` inside a value would make the signed text ambiguous), without
 * control characters, and without those that turn the direction of the text around them, with which
 * a name could change how the rest reads in the customer's app. A run of these, and of white space,
 * becomes one space: neighbouring words stay apart. May be empty.
 * @param maxLength in UTF-16 units.
 */
export function cleanText(text: string, maxLength: number): string {
  const clean = text.replace(/[/=&"\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').toWellFormed();
  // A cut through a surrogate pair leaves half a character.
  return clean
    .trimStart()
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** For Alipay's `subject` and `refund_reason`. */
export const cleanSubject = (text: string): string => cleanText(text, maxSubject);
