// Computes days and facts again from the raw bytes of stored entries: of those that were not understood when they came, or of all.
import { and, asc, eq, gt, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { entrySize, fitting, type PageLimits, pageLimits } from '../store/page-limits.ts';
import { entries, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { PlacedEntry } from './add-facts.ts';
import { countedUntilNow } from './add-to-days.ts';
import { entryTypes } from './entry-types.ts';
import { project } from './project.ts';
import { countedOnce, facts, officeDays, reportDays, reportEntries } from './schema.ts';
import { type Understood, understand } from './understand.ts';

type Row = Pick<
  typeof entries.$inferSelect,
  'stream' | 'seq' | 'position' | 'bytes' | 'receivedAt' | 'quarantined'
>;

export type NotCounted = { readonly office: string; readonly error: unknown };

/**
 * Counts what became understandable since it was stored. An office whose entries cannot be counted keeps none of the others
 * from it: its entries stay in quarantine, where its page shows them.
 * @returns the offices of which that is so, with the reason.
 */
export async function countQuarantinedAgain(store: Store): Promise<NotCounted[]> {
  const known = and(isNotNull(entries.quarantined), inArray(entries.type, [...entryTypes.keys()]));
  const failed: NotCounted[] = [];
  await overOffices(store, async (tx, office) => {
    try {
      return await tx.transaction((inner) => recount(inner, office, known));
    } catch (error) {
      failed.push({ office, error });
      return 0;
    }
  });
  return failed;
}

/**
 * Throws away every day's totals and every fact and computes them again from all entries, so many at a time. Returns how many
 * entries changed their status.
 */
export async function recountAll(store: Store, limits = pageLimits): Promise<number> {
  return overOffices(store, async (tx, office) => {
    await tx.delete(officeDays).where(eq(officeDays.office, office));
    await tx.delete(countedOnce).where(eq(countedOnce.office, office));
    await tx.delete(facts).where(eq(facts.office, office));
    await tx.delete(reportEntries).where(eq(reportEntries.office, office));
    await tx.delete(reportDays).where(eq(reportDays.office, office));
    return recount(tx, office, undefined, limits);
  });
}

/** One transaction an office, under its row lock: no batch of the office comes in between. */
async function overOffices(
  store: Store,
  work: (tx: Store, office: string) => Promise<number>,
): Promise<number> {
  const all = await store.select({ code: offices.code }).from(offices).orderBy(asc(offices.code));
  let changed = 0;
  for (const { code } of all) {
    changed += await store.transaction(async (tx) => {
      await tx.select({ code: offices.code }).from(offices).where(eq(offices.code, code)).for('update');
      return work(tx, code);
    });
  }
  return changed;
}

/** By pages of what a batch holds at most: the sums of a page stay exact, and no start takes more memory. */
async function recount(
  tx: Store,
  office: string,
  which: SQL | undefined,
  limits: PageLimits = pageLimits,
): Promise<number> {
  let changed = 0;
  let after = 0;
  for (;;) {
    const left = and(eq(entries.office, office), gt(entries.position, after), which);
    const sizes = await tx
      .select({ size: entrySize })
      .from(entries)
      .where(left)
      .orderBy(asc(entries.position))
      .limit(limits.entries);
    if (sizes.length === 0) return changed;
    const rows: Row[] = await tx
      .select({
        stream: entries.stream,
        seq: entries.seq,
        position: entries.position,
        bytes: entries.bytes,
        receivedAt: entries.receivedAt,
        quarantined: entries.quarantined,
      })
      .from(entries)
      .where(left)
      .orderBy(asc(entries.position))
      .limit(
        fitting(
          sizes.map(({ size }) => size),
          limits,
        ),
      );
    changed += await countPage(tx, office, rows);
    after = rows.at(-1)?.position ?? Number.MAX_SAFE_INTEGER;
  }
}

async function countPage(tx: Store, office: string, rows: Row[]): Promise<number> {
  let changed = 0;
  const all: (PlacedEntry & { understood: Understood })[] = [];
  for (const row of rows) {
    const { envelope, understood } = understandStored(row.bytes);
    const { stream, position, receivedAt } = row;
    all.push({ envelope, understood, stream, position, receivedAt });
    const quarantined = 'quarantined' in understood ? understood.quarantined : null;
    if (quarantined === row.quarantined) continue;
    changed += 1;
    await tx
      .update(entries)
      .set({ quarantined })
      .where(and(eq(entries.office, office), eq(entries.stream, row.stream), eq(entries.seq, row.seq)));
  }
  const counted = await countedUntilNow(
    tx,
    office,
    all.map(({ understood }) => understood),
  );
  await project(tx, office, all, counted);
  return changed;
}

function understandStored(bytes: Uint8Array) {
  const read = readEntry(bytes);
  if (typeof read === 'string') throw new Error(`A stored entry cannot be read: ${read}`);
  return { envelope: read.envelope, understood: understand(read.envelope, read.canonical) };
}
