// What this device knows of the province: local to the device, not derived from the journal.
import { and, asc, eq, sql } from 'drizzle-orm';
import type { StreamKey } from '#core/journal/journal-store.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { journal, streams, syncState } from '#db/schema/journal.ts';

export type Province = typeof syncState.$inferSelect;
export type OwnStream = typeof streams.$inferSelect & { readonly headSeq: number };
type Contact = Pick<Province, 'serverEpoch' | 'lastContactAt' | 'clockOffsetMs' | 'quarantined'>;
/** What the province holds of a stream: the sequence number up to which, the hash there, and up to where it is backed up. */
export type Acknowledgement = {
  readonly stream: StreamKey;
  readonly ackedSeq: number;
  readonly ackedHash: string;
  readonly backedUpSeq: number;
};
export type SyncStore = ReturnType<typeof createSyncStore>;

export function createSyncStore(orm: Orm) {
  const province = once(() => orm.select().from(syncState).where(eq(syncState.id, 1)).prepare());
  const ofDevice = once(() =>
    orm
      .select({
        device: streams.device,
        epoch: streams.epoch,
        startHash: streams.startHash,
        ackedSeq: streams.ackedSeq,
        ackedHash: streams.ackedHash,
        backedUpSeq: streams.backedUpSeq,
        forked: streams.forked,
        headSeq: sql<number>`(SELECT coalesce(max(seq), 0) FROM journal j WHERE j.device = streams.device AND j.epoch = streams.epoch)`,
      })
      .from(streams)
      .where(eq(streams.device, sql.placeholder('device')))
      .orderBy(asc(sql`rowid`))
      .prepare(),
  );
  const atOf = once(() =>
    orm
      .select({ at: journal.at })
      .from(journal)
      .where(
        and(
          eq(journal.device, sql.placeholder('device')),
          eq(journal.epoch, sql.placeholder('epoch')),
          eq(journal.seq, sql.placeholder('seq')),
        ),
      )
      .prepare(),
  );
  const thisStream = (stream: StreamKey) =>
    and(eq(streams.device, stream.device), eq(streams.epoch, stream.epoch));

  return {
    province: (): Province | null => province().get() ?? null,
    sealingKey: (): string | null => province().get()?.sealingKey ?? null,
    enrol: (row: Omit<Province, 'id'>): void => {
      orm
        .insert(syncState)
        .values({ id: 1, ...row })
        .run();
    },
    /** Notes an answer of the province, and what it acknowledges, in one commit. */
    noteAnswer(contact: Contact, acknowledgement: Acknowledgement | null): void {
      orm.transaction((tx) => {
        tx.update(syncState).set(contact).where(eq(syncState.id, 1)).run();
        if (acknowledgement === null) return;
        const { stream, ...acked } = acknowledgement;
        tx.update(streams).set(acked).where(thisStream(stream)).run();
      });
    },
    /** Streams of a device, oldest epoch first, with their last sequence number. */
    ownStreams: (deviceId: string): OwnStream[] => ofDevice().all({ device: deviceId }),
    noteFork(stream: StreamKey): void {
      orm.update(streams).set({ forked: true }).where(thisStream(stream)).run();
    },
    /** When an entry was made, UTC; null when it is not here. */
    madeAt: (stream: StreamKey, seq: number): string | null =>
      atOf().get({ device: stream.device, epoch: stream.epoch, seq })?.at ?? null,
  };
}
