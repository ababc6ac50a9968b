interface Shop {
  readonly storeId: string;
  readonly terminalId: string;
}

/** Where a code hangs, as flat JSON: `passback_parameters` of the code (protocol 3.9). */
export function passbackOf({ storeId, terminalId }: Shop): string {
  return JSON.stringify({ s: storeId, t: terminalId });
}

/**
 * The reverse, out of `extra_common_param` of a payment with the code, where it may stand
 * percent-encoded once more. Undefined for whatever is not ours: somebody else may have made codes
 * for the same account.
 */
export function shopOf(extraCommonParam: string | undefined): Shop | undefined {
  const value = parsed(extraCommonParam) ?? parsed(decoded(extraCommonParam ?? ''));
  if (typeof value !== 'object' || value === null) return undefined;
  const { s, t } = value as { s?: unknown; t?: unknown };
  return typeof s === 'string' && s !== '' && typeof t === 'string' && t !== ''
    ? { storeId: s, terminalId: t }
    : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
