/** A field of Alipay's is short; more would only fill a record. */
const maxLength = 64;

/**
 * What a person needs to find the money of a notice that we cannot read: some of its fields as they
 * came, those that are there. Never give it a field that names the buyer.
 */
export const detailOf = (fields: ReadonlyMap<string, string>, names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const value = fields.get(name);
      return value === undefined || value === '' ? [] : [`${name}=${plain(value)}`];
    })
    .join(' ');

const plain = (value: string): string => value.slice(0, maxLength).replace(/[^\x21-\x7e]/g, '?');
