/** The part that we use: the package comes without types. */
declare module '@usebruno/lang' {
  interface BrunoLang {
    jsonToBruV2(request: object): string;
    bruToJsonV2(text: string): Record<string, unknown>;
    envJsonToBruV2(environment: object): string;
    bruToEnvJsonV2(text: string): Record<string, unknown>;
  }
  const lang: BrunoLang;
  export = lang;
}
