import { fail } from './result.ts';
import { translate } from './translated.ts';

/** Why a line cannot be sold; `path` is the field in the request. */
export interface LineFault {
  readonly code:
    | 'unknown-item'
    | 'not-served'
    | 'sold-out'
    | 'unknown-option'
    | 'too-few-options'
    | 'too-many-options'
    | 'unknown-choice'
    | 'too-few-choices'
    | 'too-many-choices'
    | 'total-too-large';
  readonly path: string;
  readonly message: string;
  /** What the message names, for the same sentence in another language. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export const lineFault = (
  code: LineFault['code'],
  path: string,
  message: string,
  params?: LineFault['params'],
): { readonly ok: false; readonly error: LineFault } =>
  fail({ code, path, message, ...(params && { params }) });

/** Customers read it, so it is in their language as the name is. */
export const soldOutText = (name: string, language: string | undefined, remaining = 0): string =>
  translate(
    remaining > 0
      ? { en: `Only ${remaining} left: ${name}.`, zh: `${name}仅剩${remaining}份。` }
      : { en: `${name} is sold out.`, zh: `${name}已售罄。` },
    language,
  );

export const notServedText = (name: string, language: string | undefined): string =>
  translate({ en: `${name} is not served now.`, zh: `${name}当前不供应。` }, language);
