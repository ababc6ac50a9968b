import { ServiceError } from './service-error.ts';

const MAX_INPUT_BYTES = 262_144;
/** The characters that AWS refuses in a name, and its length. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]{1,80}$/;

/** @throws InvalidName */
export function checkedName(name: string): string {
  if (NAME.test(name)) return name;
  throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
}

/** @throws InvalidExecutionInput unless it is JSON text of at most 256 KiB. */
export function checkedInput(input: string): string {
  if (Buffer.byteLength(input) > MAX_INPUT_BYTES) {
    throw new ServiceError('InvalidExecutionInput', 'The input is over 256 KiB.');
  }
  try {
    JSON.parse(input);
    return input;
  } catch {
    throw new ServiceError('InvalidExecutionInput', 'The input is not JSON.');
  }
}

/** A page's token, which is a number. @throws InvalidToken */
export function numberOf(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  if (/^\d{1,15}$/.test(token)) return Number(token);
  throw new ServiceError('InvalidToken', `Invalid token: '${token}'.`);
}
