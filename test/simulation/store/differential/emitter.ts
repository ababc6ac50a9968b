/** Collects the #names and :values of one request while its expressions are written. */
export class Emitter {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  /** As a bare name or behind a #name. */
  step(attribute: string, isBare: boolean): string {
    if (isBare) return attribute;
    this.names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  }

  value(value: unknown): string {
    const name = `:v${Object.keys(this.values).length}`;
    this.values[name] = value;
    return name;
  }

  /** To be spread into a request. */
  placeholders(): object {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}

/** A piece of an expression that is written with the placeholders of its request. */
export type Fragment = (emitter: Emitter) => string;
