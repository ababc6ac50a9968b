import { translate } from './menu.ts';

/** Customers read it, so it is in their language as the name is. */
export const soldOutText = (name: string, language: string | undefined, remaining = 0): string =>
  translate(
    remaining > 0
      ? { en: `Only ${remaining} left: ${name}.`, zh: `${name}仅剩${remaining}份。` }
      : { en: `${name} is sold out.`, zh: `${name}已售罄。` },
    language,
  );
