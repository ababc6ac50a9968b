/** Where a demo tells how it goes: a console. */
export interface Screen {
  log(line: string): void;
  error(line: string): void;
}
