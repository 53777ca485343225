// Who belongs to the office's PCs, and the heads that they signed.
import { and, asc, desc, eq, gt, isNotNull, lte, max, sql } from 'drizzle-orm';
import type { SignedHead } from '#core/foundation/wire/contract.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { streams } from '#db/schema/journal/journal.ts';
import { device } from '#db/schema/journal/this-device.ts';
import { memberAdmissions, memberRemovals, signedHeads } from '#db/schema/replication/peers.ts';
import {
  memberIntroductions,
  ownRemoval,
  peerContacts,
  peerHeads,
  peerSettings,
} from '#db/schema/replication/peers-device.ts';
import type { Address, OwnRemoval, PeerHead, removalReasons } from './contract.ts';

export type Member = {
  readonly deviceId: string;
  readonly deskNumber: number;
  readonly publicKey: string;
  readonly name: string;
  /** Removed: nobody speaks with it any more, and what it had sent stays. */
  readonly isRemoved: boolean;
};
export type PeerSettings = Omit<typeof peerSettings.$inferSelect, 'id'>;
export type PeerContact = typeof peerContacts.$inferSelect;
/** Before anybody wanted a second PC. */
const settingsAtFirst: PeerSettings = { isOn: false, host: '', port: 0, isTaken: true };
export type PeersReads = ReturnType<typeof peersReads>;

export function peersReads(orm: Orm) {
  return { ...memberReads(orm), ...ownReads(orm), ...signedHeadReads(orm) };
}

/** Who was ever admitted, and who left. */
function memberReads(orm: Orm) {
  const admissions = once(() =>
    orm
      .select({
        deviceId: memberAdmissions.deviceId,
        deskNumber: memberAdmissions.deskNumber,
        publicKey: memberAdmissions.publicKey,
        name: memberAdmissions.name,
        /** Its place in the order of arrival: facts are added at the end, also when they are written anew. */
        arrived: sql<number>`member_admissions.rowid`,
        // Written out: a column of the outer table would be read as one of the inner.
        removals: sql<number>`(SELECT count(*) FROM member_removals r WHERE r.device_id = member_admissions.device_id)`,
      })
      .from(memberAdmissions)
      .orderBy(asc(memberAdmissions.deskNumber), asc(memberAdmissions.id))
      .prepare(),
  );
  const introductions = once(() => orm.select().from(memberIntroductions).prepare());
  const ownKey = once(() =>
    orm.select({ deviceId: device.deviceId, publicKey: device.publicKey }).from(device).prepare(),
  );

  /**
   * The key of each PC that was ever admitted. Another PC may admit one anew with a key of its own: what counts is what
   * this PC knows of itself, then what it was told when it joined, then what arrived first.
   */
  function keysOf(admitted: readonly { deviceId: string; publicKey: string; arrived: number }[]) {
    const keys = new Map<string, string>();
    for (const { deviceId, publicKey } of admitted.toSorted((one, other) => one.arrived - other.arrived))
      if (!keys.has(deviceId)) keys.set(deviceId, publicKey);
    const own = ownKey().get();
    for (const { deviceId, publicKey } of [...introductions().all(), ...(own === undefined ? [] : [own])])
      if (admitted.some((one) => one.deviceId === deviceId && one.publicKey === publicKey))
        keys.set(deviceId, publicKey);
    return keys;
  }

  const pending = once(() =>
    orm
      .selectDistinct({ device: streams.device })
      .from(streams)
      .where(isNotNull(streams.placedSeq))
      .prepare(),
  );

  function members(): Member[] {
    const admitted = admissions().all();
    const keys = keysOf(admitted);
    const seen = new Set<string>();
    return admitted
      .filter(({ deviceId, publicKey }) => keys.get(deviceId) === publicKey)
      .filter(({ deviceId }) => !seen.has(deviceId) && seen.add(deviceId))
      .map(({ removals, arrived: _, ...member }) => ({ ...member, isRemoved: removals > 0 }));
  }

  return {
    /** The PCs that have pending entries here, or an inconsistent chain (J38). */
    pendingDevices: (): ReadonlySet<string> =>
      new Set(
        pending()
          .all()
          .map((row) => row.device),
      ),
    /** Every PC that was ever admitted, by desk number. A device keeps the key with which it was admitted first. */
    members,
    /** When a PC was admitted to the office last, UTC; null in an office of one. */
    lastAdmissionAt: (): string | null =>
      orm
        .select({ at: max(memberAdmissions.at) })
        .from(memberAdmissions)
        .get()?.at ?? null,
    /** Those, and the PCs that this one was told of when it joined and that the journal here does not name yet. */
    known(): Member[] {
      const admitted = members();
      const told = introductions().all();
      return [
        ...admitted,
        ...told
          .filter(({ deviceId }) => !admitted.some((member) => member.deviceId === deviceId))
          .map((member) => ({ ...member, deskNumber: 0, name: '', isRemoved: false })),
      ];
    },
    /** Why a PC was removed, by its id. */
    removals(): Map<string, (typeof removalReasons)[number]> {
      const rows = orm
        .select()
        .from(memberRemovals)
        .orderBy(...inOrder(memberRemovals))
        .all();
      return new Map(rows.toReversed().map(({ deviceId, reason }) => [deviceId, reason]));
    },
    introduce(told: readonly { deviceId: string; publicKey: string }[]): void {
      for (const member of told) orm.insert(memberIntroductions).values(member).onConflictDoNothing().run();
    },
  };
}

/** What this PC knows of itself and of its links; it lies in its own file. */
function ownReads(orm: Orm) {
  const removalNow = once(() =>
    orm.select({ by: ownRemoval.by, at: ownRemoval.at }).from(ownRemoval).prepare(),
  );
  const settingsNow = once(() => orm.select().from(peerSettings).where(eq(peerSettings.id, 1)).prepare());
  const everyContact = once(() => orm.select().from(peerContacts).prepare());
  return {
    settings(): PeerSettings {
      return settingsNow().get() ?? settingsAtFirst;
    },
    keepSettings(settings: PeerSettings): void {
      orm
        .insert(peerSettings)
        .values({ id: 1, ...settings })
        .onConflictDoUpdate({ target: peerSettings.id, set: settings })
        .run();
    },
    /** That this PC was removed from the office, and who said so. */
    ownRemoval: (): OwnRemoval | null => removalNow().get() ?? null,
    keepOwnRemoval(removal: OwnRemoval & { readonly signature: string }): void {
      orm
        .insert(ownRemoval)
        .values({ id: 1, ...removal })
        .onConflictDoNothing()
        .run();
    },
    contacts: (): PeerContact[] => everyContact().all(),
    keepAddress(deviceId: string, address: Address): void {
      orm
        .insert(peerContacts)
        .values({ deviceId, ...address })
        .onConflictDoUpdate({ target: peerContacts.deviceId, set: address })
        .run();
    },
    /** `lastContactAt` by this PC's clock, `clockOffsetMs` theirs minus it. */
    saveContact(deviceId: string, contact: Pick<PeerContact, 'lastContactAt' | 'clockOffsetMs'>): void {
      orm
        .insert(peerContacts)
        .values({ deviceId, ...contact })
        .onConflictDoUpdate({ target: peerContacts.deviceId, set: contact })
        .run();
    },
    /** What a PC said last that it holds. */
    peerHeads: (deviceId: string): PeerHead[] =>
      orm
        .select({
          device: peerHeads.device,
          epoch: peerHeads.epoch,
          seq: peerHeads.seq,
          hash: peerHeads.hash,
        })
        .from(peerHeads)
        .where(eq(peerHeads.deviceId, deviceId))
        .all(),
    /** Instead of what it said before: a PC that was put back from a copy holds less. */
    savePeerHeads(deviceId: string, heads: readonly PeerHead[]): void {
      orm.transaction((tx) => {
        tx.delete(peerHeads).where(eq(peerHeads.deviceId, deviceId)).run();
        for (const { device, epoch, seq, hash } of heads)
          tx.insert(peerHeads).values({ deviceId, device, epoch, seq, hash }).onConflictDoNothing().run();
      });
    },
  };
}

/** Heads that their devices signed. */
function signedHeadReads(orm: Orm) {
  const head = { seq: signedHeads.seq, hash: signedHeads.hash, signature: signedHeads.signature };
  const isAfter = and(
    eq(signedHeads.device, sql.placeholder('device')),
    eq(signedHeads.epoch, sql.placeholder('epoch')),
    gt(signedHeads.seq, sql.placeholder('after')),
  );
  const headAfter = once(() =>
    orm.select(head).from(signedHeads).where(isAfter).orderBy(asc(signedHeads.seq)).limit(1).prepare(),
  );
  const headWithin = once(() =>
    orm
      .select(head)
      .from(signedHeads)
      .where(and(isAfter, lte(signedHeads.seq, sql.placeholder('to'))))
      .orderBy(desc(signedHeads.seq))
      .limit(1)
      .prepare(),
  );
  const insertSignedHead = once(() =>
    orm
      .insert(signedHeads)
      .values({
        device: sql.placeholder('device'),
        epoch: sql.placeholder('epoch'),
        seq: sql.placeholder('seq'),
        hash: sql.placeholder('hash'),
        signature: sql.placeholder('signature'),
      })
      .onConflictDoNothing()
      .prepare(),
  );
  return {
    /**
     * A head after a number that the stream's own device signed: the last one of the next `most` entries, or else the next
     * one of all.
     */
    signedHeadAfter: ({ device, epoch }: StreamKey, after: number, most = 1): SignedHead | null =>
      headWithin().get({ device, epoch, after, to: after + most }) ??
      headAfter().get({ device, epoch, after }) ??
      null,
    keepSignedHead({ device, epoch }: StreamKey, head: SignedHead): void {
      insertSignedHead().run({ device, epoch, ...head });
    },
  };
}
