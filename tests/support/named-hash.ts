// Hashes of the form that an entry takes, of no password: for facts of an account at which nobody signs in.
import { createHash } from 'node:crypto';

/** The same name gives the same hash, another one another. */
export const namedHash = (name: string): string =>
  `$argon2id$v=19$m=64,t=1,p=1$${'A'.repeat(22)}$${createHash('sha256').update(name).digest('base64').slice(0, 43)}`;
