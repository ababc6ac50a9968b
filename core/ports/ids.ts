/** Fresh identifiers. */
export interface Ids {
  /** 26 characters, Crockford base 32, sortable by time. */
  ulid(): string;
}
