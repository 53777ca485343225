// What is known here of provinces' keys, by the enrolments that this office journalled. Invariant: nothing is sealed to a key that
// the province did not sign: the PC that lets another one in may name any key.
import { eq, isNotNull, sql } from 'drizzle-orm';
import { isKeyAttestationValid, isSuccessor } from '#core/foundation/wire/province-keys.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { device } from '#db/schema/journal/this-device.ts';
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

/** Reads of the enrolments that the office's PCs journalled. */
export function enrolmentReads(orm: Orm) {
  const ownId = once(() => orm.select({ id: device.deviceId }).from(device).prepare());
  const isOwn = eq(provinceEnrolments.device, sql.placeholder('own'));
  const self = (): { own: string } => ({ own: ownId().get()?.id ?? '' });
  const signingKey = sql.placeholder('signingKey');
  const withKey = once(() =>
    orm
      .select({ id: provinceEnrolments.id, device: provinceEnrolments.device })
      .from(provinceEnrolments)
      .where(eq(provinceEnrolments.signingKey, signingKey))
      .prepare(),
  );
  const withId = once(() =>
    orm
      .select({ id: provinceEnrolments.id })
      .from(provinceEnrolments)
      .where(eq(provinceEnrolments.id, sql.placeholder('id')))
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
    /** Whether this PC journalled its enrolment with the province of this key, by a code of its own, under that id. */
    isOwnEnrolment(key: string, enrolmentId: string | null): boolean {
      const { own: deviceId } = self();
      return withKey()
        .all({ signingKey: key })
        .some((one) => one.device === deviceId && one.id === enrolmentId);
    },
    /** Whether an enrolment is in the journal under this id. */
    isJournalled: (id: string): boolean => withId().get({ id }) !== undefined,
    /** Whether a PC of the office journalled an enrolment with the province of this signing key. */
    isEnrolledWith: (key: string): boolean => withKey().get({ signingKey: key }) !== undefined,
    /**
     * The signing key of the province that this PC was enrolled with last; of a PC that never was, that of the last enrolment
     * by a person of the office. What a PC writes by itself pins no other one.
     */
    lastEnrolled: (): string | null =>
      own().all(self()).at(-1)?.signingKey ?? lastByPerson().get()?.signingKey ?? null,
    /** The sealing key of the first province of this PC, as that one signed it; null where there was none. */
    firstSealingKey(): string | null {
      const [one, ...later] = own().all(self());
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
