// Hashing of what is kept in memory only (argon2id). Slow by intention and asynchronous. Passwords and one-time codes are not
// hashed: each opens a key (account-key.ts).

const argon2 = () => import('@node-rs/argon2');

/** Hashes with argon2id at the library's defaults (19 MiB, 2 passes). The salt has 16 bytes. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const { hash } = await argon2();
  return hash(password.normalize('NFC'), { salt });
}

/** True when the password is the one that was hashed. */
export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  const { verify } = await argon2();
  return verify(passwordHash, password.normalize('NFC'));
}
