// What is known here of provinces' keys, by the enrolments that this office journalled. Invariant: nothing is sealed to a key that
// the province did not sign: the PC that lets another one in may name any key.
import { eq, isNotNull, sql } from 'drizzle-orm';
import { isKeyAttestationValid, isSuccessor } from '#core/foundation/wire/province-keys.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { provinceEnrolments } from '#db/schema/replication/sync.ts';

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

const isOwn = sql`${provinceEnrolments.device} = (SELECT device_id FROM device WHERE id = 1)`;

/** Reads of the enrolments that the office's PCs journalled. */
export function enrolmentReads(orm: Orm) {
  const signingKey = sql.placeholder('signingKey');
  const withKey = once(() =>
    orm
      .select({ at: provinceEnrolments.at, isOwn: sql<number>`${isOwn}` })
      .from(provinceEnrolments)
      .where(eq(provinceEnrolments.signingKey, signingKey))
      .prepare(),
  );
  const own = once(() =>
    orm
      .select()
      .from(provinceEnrolments)
      .where(isOwn)
      .orderBy(...inOrder(provinceEnrolments))
      .prepare(),
  );
  const lastByPerson = once(() =>
    orm
      .select({ signingKey: provinceEnrolments.signingKey })
      .from(provinceEnrolments)
      .where(isNotNull(provinceEnrolments.actor))
      .orderBy(...newestFirst(provinceEnrolments))
      .limit(1)
      .prepare(),
  );
  const ofDay = once(() =>
    orm
      .select()
      .from(provinceEnrolments)
      .where(eq(provinceEnrolments.day, sql.placeholder('day')))
      .orderBy(...inOrder(provinceEnrolments))
      .prepare(),
  );
  return {
    /** Whether this PC was enrolled by a code of its own with the province of this key, at that moment (UTC). */
    isOwnEnrolment: (key: string, enrolledAt: string): boolean =>
      withKey()
        .all({ signingKey: key })
        .some(({ at, isOwn: mine }) => mine === 1 && at === enrolledAt),
    /** The signing keys of every province that this PC itself was enrolled with. */
    ownSigningKeys: (): readonly string[] =>
      own()
        .all()
        .flatMap(({ signingKey: key, leaves }) => (leaves === null ? [key] : [key, leaves.signingKey])),
    /** Whether a PC of the office journalled an enrolment with the province of this signing key. */
    isEnrolledWith: (key: string): boolean => withKey().get({ signingKey: key }) !== undefined,
    /**
     * The signing key of the province that this PC was enrolled with last; of a PC that never was, that of the last enrolment
     * by a person of the office. What a PC writes by itself pins no other one.
     */
    lastEnrolled: (): string | null =>
      own().all().at(-1)?.signingKey ?? lastByPerson().get()?.signingKey ?? null,
    /** The sealing key of the first province of this PC, as that one signed it; null where there was none. */
    firstSealingKey(): string | null {
      const [one, ...later] = own().all();
      if (one === undefined) return null;
      const first = one.leaves ?? one;
      // Where its keys were followed by others by its own word, the last of these are the first province's.
      const last = later.findLast(({ succession, signingKey: signing, sealingKey: sealing }) =>
        isSuccessor(succession, first.signingKey, { signing, sealing }),
      );
      const keys = last ?? first;
      return isSealingKeySigned(keys) ? keys.sealingKey : null;
    },
    /** Enrolments of a business day by which a PC left another province. */
    leavingsOfDay: (day: string) =>
      ofDay()
        .all({ day })
        .filter(({ leaves }) => leaves !== null),
  };
}
