import { createHash, randomBytes } from 'node:crypto';
import type { Authorisation } from './authorisation.ts';
import type { Person } from './people.ts';

/** Somebody has signed in, at that time (seconds since 1970). */
export interface Grant {
  readonly person: Person;
  readonly signedInAt: number;
  readonly nonce: string | undefined;
}

interface Code extends Grant {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly endsAt: number;
}

const CODE_SECONDS = 300;
const REFRESH_SECONDS = 12 * 3_600;
/** More than a developer signs in; the oldest are forgotten. */
const MOST = 200;

/** What was given and not yet redeemed. In memory: after a restart one signs in again. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  readonly #refresh = new Map<string, Grant>();
  readonly #seconds: () => number;

  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  codeFor(person: Person, { redirectUri, challenge, nonce }: Authorisation): string {
    const now = this.#seconds();
    const times = { signedInAt: now, endsAt: now + CODE_SECONDS };
    return keep(this.#codes, { person, nonce, redirectUri, challenge, ...times });
  }

  /** Once, by who has the verifier, for where it was sent; a wrong try spends the code too. */
  redeem(code: string, redirectUri: string, verifier: string): Grant | undefined {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    const hash = createHash('sha256').update(verifier).digest('base64url');
    const isRight = found?.redirectUri === redirectUri && found.challenge === hash;
    return isRight && this.#seconds() < found.endsAt ? found : undefined;
  }

  refreshTokenFor({ person, signedInAt }: Grant): string {
    return keep(this.#refresh, { person, signedInAt, nonce: undefined });
  }

  refreshed(token: string): Grant | undefined {
    const found = this.#refresh.get(token);
    return found && this.#seconds() < found.signedInAt + REFRESH_SECONDS ? found : undefined;
  }
}

function keep<T>(map: Map<string, T>, value: T): string {
  const token = randomBytes(32).toString('base64url');
  map.set(token, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
  return token;
}
