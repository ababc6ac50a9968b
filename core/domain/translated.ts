/** Text by language tag (`zh-CN`, `en`); the first entry is the fallback. */
export type Translated = Readonly<Record<string, string>>;

/** The text in the wanted language, or in its base language, or the fallback. */
export function translate(text: Translated, language: string | undefined): string {
  const base = language?.split('-')[0];
  const close = Object.keys(text).find((tag) => tag.split('-')[0] === base);
  return (language && text[language]) || (close && text[close]) || Object.values(text)[0] || '';
}
