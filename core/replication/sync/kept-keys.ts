// What is known here of the province's sealing key. Invariant: nothing is sealed to a key that the province did not sign: the
// PC that lets another one in may name any key.
import { z } from 'zod';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import type { Sqlite } from '#db/open-store.ts';

/** `keysSignature`: the province's signature of both keys; null where another PC alone named them. */
type NamedKeys = {
  readonly signingKey: string;
  readonly sealingKey: string;
  readonly keysSignature: string | null;
};

/** True when the province itself says that the sealing key is its own. */
export function isSealingKeySigned({ signingKey, sealingKey, keysSignature }: NamedKeys): boolean {
  return (
    keysSignature !== null &&
    isKeyAttestationValid({ sealing: sealingKey, signature: keysSignature }, signingKey)
  );
}

const enrolmentSchema = z.object({ body: z.object({ signingKey: z.string() }) });

/** By the index of who wrote it and when: over those who ever wrote, which are few, or the device itself. */
export const ownEnrolmentAt = `WITH RECURSIVE writers(id) AS (
    SELECT min(actor) FROM journal
    UNION ALL SELECT (SELECT min(actor) FROM journal WHERE actor > writers.id) FROM writers WHERE writers.id IS NOT NULL
  )
  SELECT bytes FROM journal
  WHERE at = @at AND (actor IS NULL OR actor IN (SELECT id FROM writers))
  AND +type = 'device.enrolled' AND +device = (SELECT device_id FROM device WHERE id = 1)`;

/**
 * Asks whether this PC was enrolled by a code of its own with the province that it knows: that code named both keys. The
 * entry of such an enrolment is of the moment since when the province is known here (UTC).
 */
export function createOwnEnrolments(sqlite: Sqlite) {
  const ask = sqlite.prepare<{ at: string }, Buffer>(ownEnrolmentAt).pluck();
  return (signingKey: string, enrolledAt: string): boolean =>
    ask
      .all({ at: enrolledAt })
      .some(
        (bytes) => enrolmentSchema.parse(JSON.parse(bytes.toString('utf8'))).body.signingKey === signingKey,
      );
}
