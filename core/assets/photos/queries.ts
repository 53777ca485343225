// Reads of the photos: of what there is one, how many a day has, and the bytes of one.
import { and, count, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { photos } from '#db/schema/assets/photos.ts';
import { privateParts } from '#db/schema/journal/journal.ts';

export type PhotoReads = ReturnType<typeof photoReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function photoStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    ofSubject: once(() =>
      orm
        .select({ id: photos.id })
        .from(photos)
        .where(eq(photos.ofId, id))
        .orderBy(...newestFirst(photos))
        .limit(1)
        .prepare(),
    ),
    takenOn: once(() =>
      orm
        .select({ taken: count() })
        .from(photos)
        .where(eq(photos.day, sql.placeholder('day')))
        .prepare(),
    ),
    ofBytes: once(() =>
      orm
        .select({ day: photos.day })
        .from(photos)
        .where(eq(photos.sha256, sql.placeholder('sha256')))
        .orderBy(...inOrder(photos))
        .limit(1)
        .prepare(),
    ),
    one: once(() =>
      orm
        .select({
          photoId: photos.id,
          sha256: photos.sha256,
          dayCode: photos.dayCode,
          at: photos.at,
          byName: persons.name,
          bytes: privateParts.bytes,
        })
        .from(photos)
        .leftJoin(persons, eq(persons.id, photos.actor))
        .leftJoin(
          privateParts,
          and(
            eq(privateParts.device, photos.device),
            eq(privateParts.epoch, photos.epoch),
            eq(privateParts.seq, photos.seq),
          ),
        )
        .where(eq(photos.id, id))
        .prepare(),
    ),
  };
}

/** The reads of this duty. */
export function photoReads(orm: Orm) {
  const statements = photoStatements(orm);
  return {
    /** The photo of a check, a completion or a fault, or null. */
    photoOf: (ofId: string): string | null => statements.ofSubject().get({ id: ofId })?.id ?? null,
    /** Photos of a business day, those of the office's other PCs among them. */
    takenOn: (day: string): number => statements.takenOn().get({ day })?.taken ?? 0,
    /** The business day on which these very bytes were kept first; null while they were not. */
    usedOn: (sha256: string): string | null => statements.ofBytes().get({ sha256 })?.day ?? null,
    /** One photo with its private part as it is kept; `bytes` is null where it is not here. */
    photo: (photoId: string) => statements.one().get({ id: photoId }) ?? null,
  };
}
