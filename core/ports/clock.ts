/** Time is a port: the simulation runs it, tests set it, only adapters read the machine's. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
