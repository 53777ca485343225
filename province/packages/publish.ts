// Signed packages (design.md §7): tariffs, checklists, rosters … as a JWS of the province, numbered in the order of
// their publication.

import { asc, gt, max, sql } from 'drizzle-orm';
import { CompactSign } from 'jose';
import { type Identity, signingKey } from '../server-keys/identity.ts';
import { packages } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export type Package = {
  kind: string;
  /** Rises by kind; an office takes the newest that is valid, whichever way it came. */
  version: number;
  /** UTC instant from which it counts. */
  effectiveFrom: string;
  body: Record<string, unknown>;
};

/** Any fixed number: publications take turns on it, so that a number never becomes visible before a smaller one. */
const publishingLock = 7_127_005;

/**
 * Signs and publishes a package. Returns its number and its JWS (compact, EdDSA) over
 * `{kind, version, issuedAt, effectiveFrom, body}`.
 * @throws when the kind has this version already.
 */
export async function publishPackage(
  store: Store,
  identity: Identity,
  given: Package,
  now: Date,
): Promise<{ number: number; jws: string }> {
  const { kind, version, effectiveFrom, body } = given;
  const payload = JSON.stringify({ kind, version, issuedAt: now.toISOString(), effectiveFrom, body });
  const jws = await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'pishkhan-package+jws' })
    .sign(signingKey(identity));
  return store.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${publishingLock})`);
    const [last] = await tx.select({ number: max(packages.number) }).from(packages);
    const number = (last?.number ?? 0) + 1;
    await tx.insert(packages).values({ number, kind, version, jws, publishedAt: now });
    return { number, jws };
  });
}

/** Packages published after number `after`, oldest first, at most `limit`. */
export async function packagesAfter(store: Store, after: number, limit: number) {
  return store
    .select({
      number: packages.number,
      kind: packages.kind,
      version: packages.version,
      jws: packages.jws,
    })
    .from(packages)
    .where(gt(packages.number, after))
    .orderBy(asc(packages.number))
    .limit(limit);
}
