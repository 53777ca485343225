// What this device knows of the province: local to the device, not derived from the journal. And the rewinds, which are.
import { and, asc, eq, sql } from 'drizzle-orm';
import type { KeyAttestation } from '#core/foundation/wire/contract.ts';
import { atSeq } from '#core/journal/log/journal-statements.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { signingKeyReads } from '#core/journal/province-words/signing-keys-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { journal, streams } from '#db/schema/journal/journal.ts';
import { rewinds } from '#db/schema/replication/sync.ts';
import { provinceAcks, syncState } from '#db/schema/replication/sync-device.ts';
import type { KeptAck, Mark } from './chains.ts';
import { changeReads } from './change-queries.ts';
import { enrolmentReads, isSealingKeySigned } from './enrolment-queries.ts';
import { parentsFirst } from './parents-first.ts';
import { type KnownMark, provinceMarksOver } from './province-mark-queries.ts';

/** `sealingKey` as it was said, by whomever: what is sealed takes `sealingKey()`. */
export type Province = typeof syncState.$inferSelect;
type EnrolledFacts = Omit<
  Province,
  | 'id'
  | 'saidAt'
  | 'epochSince'
  | 'epochSignature'
  | 'recoveryKey'
  | 'heldWrap'
  | 'keyHeldAt'
  | 'keysSignature'
  | 'enrolmentId'
  | 'toJournal'
> &
  Partial<Pick<Province, 'recoveryKey' | 'keysSignature' | 'enrolmentId' | 'toJournal'>>;
type MovedFacts = Pick<
  Province,
  | 'provinceUrl'
  | 'sealingKey'
  | 'keysSignature'
  | 'enrolledAt'
  | 'enrolmentId'
  | 'toJournal'
  | 'lastContactAt'
  | 'clockOffsetMs'
>;
export type OwnStream = typeof streams.$inferSelect & KnownMark & { readonly headSeq: number };
export type Rewind = typeof rewinds.$inferSelect;
type Contact = Pick<Province, 'serverEpoch'> &
  Partial<Pick<Province, 'saidAt' | 'lastContactAt' | 'clockOffsetMs' | 'epochSince' | 'epochSignature'>>;
export type SyncStore = ReturnType<typeof createSyncStore>;

export function createSyncStore(orm: Orm) {
  const province = provinceReads(orm);
  const { keepMarks, forgetMarks, ...marks } = provinceMarksOver(orm);
  return {
    ...{ ...province, ...provinceWrites(orm, province, { keepMarks, forgetMarks }), ...marks },
    ...{ ...changeReads(orm), ...ownStreamReads(orm, marks), ...rewindReads(orm) },
  };
}

/** What is known here of the province. */
function provinceReads(orm: Orm) {
  const row = once(() => orm.select().from(syncState).where(eq(syncState.id, 1)).prepare());
  const { isOwnEnrolment, isEnrolledWith, isJournalled, ...enrolments } = enrolmentReads(orm);
  const { lastEnrolled, firstSealingKey, leavingsOfDay } = enrolments;
  const province = (): Province | null => row().get() ?? null;
  const sealingKey = (): string | null => {
    const known = province();
    return known !== null && isSealingKeySigned(known) ? known.sealingKey : null;
  };
  const isByOwnCode = (): boolean => {
    const known = province();
    return known !== null && isOwnEnrolment(known.signingKey, known.enrolmentId);
  };

  return {
    province,
    /** The sealing key of the province of now, as it signed it; null where it is known by another PC's word alone. */
    sealingKey,
    /** The keys to seal to: of the first province of this PC, and of the one of now (N51). */
    sealingKeys: (): readonly string[] => [
      ...new Set([firstSealingKey(), sealingKey()].flatMap((key) => key ?? [])),
    ],
    /** Whether this PC was enrolled with the province by a code of its own, and did not only hear of it from another PC. */
    isByOwnCode,
    /** The signing key of the province that this PC is pinned to; null where nobody enrolled it or its office (N50). */
    pinnedKey: (): string | null => {
      const known = province();
      return known !== null && isByOwnCode() ? known.signingKey : lastEnrolled();
    },
    /** The signing keys of the province of now and of those before it: what one signed stands (D11.51). */
    signingKeys: signingKeyReads(orm).signingKeys,
    isEnrolledWith,
    /** Whether the enrolment of this id is in the journal. */
    isEnrolmentJournalled: isJournalled,
    leavingsOfDay,
  };
}

/** Notes what the province said, and gives what it signed that it holds. */
function provinceWrites(
  orm: Orm,
  { province }: { province(): Province | null },
  { keepMarks, forgetMarks }: Pick<ReturnType<typeof provinceMarksOver>, 'keepMarks' | 'forgetMarks'>,
) {
  /** What `province_acks` holds, read once; the same array until it is written. */
  let kept: readonly KeptAck[] | null = null;

  return {
    /** The province that is known here is at another address now, by a code of this PC's own; what it signed stands. */
    move: (facts: MovedFacts): void => {
      kept = null;
      orm.update(syncState).set(facts).where(eq(syncState.id, 1)).run();
    },
    /**
     * Pins the province; the one that was known before gives way, with all that it said.
     */
    enrol: (facts: EnrolledFacts): void => {
      const unknown = {
        saidAt: null,
        epochSince: null,
        epochSignature: null,
        heldWrap: null,
        keyHeldAt: null,
      };
      const byNobody = { recoveryKey: null, keysSignature: null, enrolmentId: null, toJournal: null };
      const pin = { ...byNobody, ...facts, ...unknown };
      kept = null;
      orm.transaction((tx) => {
        tx.delete(provinceAcks).run();
        // Nothing is held by a province because another one held it, or this one before it was put back from a copy; also where
        // the pin of then is gone and the marks are not.
        forgetMarks();
        tx.insert(syncState)
          .values({ id: 1, ...pin })
          .onConflictDoUpdate({ target: syncState.id, set: pin })
          .run();
      });
    },
    /** The entry of the enrolment is in the journal. */
    enrolmentJournalled: (): void => {
      orm.update(syncState).set({ toJournal: null }).where(eq(syncState.id, 1)).run();
    },
    /** Notes what became of this PC's data key at the province. */
    saveKey: (facts: Partial<Pick<Province, 'recoveryKey' | 'heldWrap' | 'keyHeldAt'>>): void => {
      orm.update(syncState).set(facts).where(eq(syncState.id, 1)).run();
    },
    /** Notes the province's word for its keys. */
    saveKeys: ({ sealing, signature }: KeyAttestation): void => {
      // It is to be told to the other PCs, as what was acknowledged is.
      kept = null;
      orm
        .update(syncState)
        .set({ sealingKey: sealing, keysSignature: signature })
        .where(eq(syncState.id, 1))
        .run();
    },
    /** What the province signed that it holds, as far as it is known here; the same array until a word of it comes. */
    acks: (): readonly KeptAck[] => (kept ??= orm.select().from(provinceAcks).all()),
    /**
     * Notes a word of the province and what it holds, in one commit. `quarantined`: null leaves it as it is; `acks`: all that
     * are known from now on. Of a province that goes by another epoch nobody knows any more that it keeps this PC's key.
     */
    saveContact(
      contact: Contact,
      marks: readonly Mark[],
      quarantined: readonly number[] | null,
      acks: readonly KeptAck[],
    ): void {
      const before = this.acks();
      const lacks = (some: readonly KeptAck[], { signature }: KeptAck): boolean =>
        !some.some((one) => one.signature === signature);
      const gone = before.filter((ack) => lacks(acks, ack));
      const fresh = acks.filter((ack) => lacks(before, ack));
      const isOther = province()?.serverEpoch !== contact.serverEpoch;
      kept = null;
      orm.transaction((tx) => {
        for (const { signature } of gone)
          tx.delete(provinceAcks).where(eq(provinceAcks.signature, signature)).run();
        for (const ack of fresh) tx.insert(provinceAcks).values(ack).run();
        const kept = quarantined === null ? {} : { quarantined };
        tx.update(syncState)
          .set({ ...contact, ...kept, ...(isOther ? { keyHeldAt: null } : {}) })
          .where(eq(syncState.id, 1))
          .run();
        keepMarks(marks);
      });
    },
  };
}

/** Chains of one device, as they are sent. */
function ownStreamReads(orm: Orm, marks: Pick<ReturnType<typeof provinceMarksOver>, 'marksByChain'>) {
  const ofDevice = once(() =>
    orm
      .select({
        id: streams.id,
        device: streams.device,
        epoch: streams.epoch,
        startHash: streams.startHash,
        branchOf: streams.branchOf,
        baseSeq: streams.baseSeq,
        placedSeq: streams.placedSeq,
        headSeq: sql<number>`(SELECT coalesce(max(seq), streams.base_seq) FROM journal j WHERE j.device = streams.device AND j.epoch = streams.epoch)`,
      })
      .from(streams)
      .where(eq(streams.device, sql.placeholder('device')))
      .orderBy(asc(streams.id))
      .prepare(),
  );
  const atOf = once(() => orm.select({ at: journal.at }).from(journal).where(atSeq).prepare());
  const bytesAt = once(() => orm.select({ bytes: journal.bytes }).from(journal).where(atSeq).prepare());

  return {
    /**
     * Chains of a device with their last sequence number, each after what it begins from: the province takes an epoch only from an
     * entry that it holds, and a store may have come by them in another order.
     */
    ownStreams(deviceId: string): OwnStream[] {
      const markOf = marks.marksByChain();
      return parentsFirst(
        ofDevice().all({ device: deviceId }),
        (stream) => bytesAt().get({ ...stream, seq: 1 })?.bytes,
      ).map((stream) => ({ ...stream, ...markOf(stream) }));
    },
    /** When an entry was made, UTC; null when it is not here. */
    madeAt: (stream: StreamKey, seq: number): string | null =>
      atOf().get({ device: stream.device, epoch: stream.epoch, seq })?.at ?? null,
  };
}

/** Rewinds of the office's devices. */
function rewindReads(orm: Orm) {
  const newestRewinds = once(() =>
    orm
      .select()
      .from(rewinds)
      .orderBy(...newestFirst(rewinds))
      .limit(20)
      .prepare(),
  );
  const rewindsOn = once(() =>
    orm
      .select()
      .from(rewinds)
      .where(eq(rewinds.day, sql.placeholder('day')))
      .orderBy(...inOrder(rewinds))
      .prepare(),
  );
  const rewindOf = once(() =>
    orm
      .select({ id: rewinds.id })
      .from(rewinds)
      .where(and(eq(rewinds.device, sql.placeholder('device')), eq(rewinds.epoch, sql.placeholder('epoch'))))
      .limit(1)
      .prepare(),
  );

  return {
    /** The newest rewinds of the office's devices. */
    rewinds: (): Rewind[] => newestRewinds().all(),
    /** Those of a business day. */
    rewindsOfDay: (day: string): Rewind[] => rewindsOn().all({ day }),
    /** Whether it was said already that entries of this epoch were found elsewhere. */
    isRewindKnown: (stream: StreamKey): boolean => rewindOf().get(stream) !== undefined,
  };
}
