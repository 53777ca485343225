// Who may talk to the loopback host: a one-time token in the printed address is exchanged for a strict cookie.
// A token opens once; the cookie lives as long as this run.
import { randomBytes, timingSafeEqual } from 'node:crypto';

export type Entry = {
  /** A new token, good for one exchange. */
  issueToken(): string;
  /** Exchanges a token for the `Set-Cookie` value, or null when it is unknown or used. */
  exchange(token: string): string | null;
  /** True when a `Cookie` header carries this run's cookie. */
  isOurs(cookieHeader: string | undefined): boolean;
};

/** The gate of one run. The cookie is of the run's own name (no `Domain`), and never of 127.0.0.1. */
export function createEntry(port: number): Entry {
  const name = `desk-${port}`;
  const secret = randomBytes(32).toString('base64url');
  const unused = new Set<string>();
  return {
    issueToken() {
      const token = randomBytes(32).toString('base64url');
      unused.add(token);
      return token;
    },
    exchange(token) {
      if (!unused.delete(token)) return null;
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOurs(cookieHeader) {
      const given = (cookieHeader ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`));
      return given !== undefined && sameSecret(given.slice(name.length + 1), secret);
    },
  };
}

function sameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
