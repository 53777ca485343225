// Reads of postings: sections, the section of a service, and where a person works.
import { desc, eq, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { officeSections, postings, servicePlacings } from '#db/schema/postings.ts';
import { persons } from '#db/schema/staff.ts';
import { builtInSections, type OfficeSection, sectionIdSchema, type TransferView } from './contract.ts';
import { type Posting, postingOn, usualSection } from './rules.ts';

export type PostingReads = ReturnType<typeof postingReads>;
const sectionIds = z.array(sectionIdSchema);

/** Prepares the reads of this duty. */
export function postingReads(orm: Orm) {
  const id = sql.placeholder('id');
  const listed = once(() =>
    orm
      .select()
      .from(officeSections)
      .orderBy(...inOrder(officeSections))
      .prepare(),
  );
  const placing = once(() =>
    orm
      .select()
      .from(servicePlacings)
      .where(eq(servicePlacings.itemCode, id))
      .orderBy(desc(servicePlacings.turn), desc(servicePlacings.id))
      .limit(1)
      .prepare(),
  );
  const ofPerson = once(() =>
    orm
      .select({ posting: postings, byName: persons.name })
      .from(postings)
      .leftJoin(persons, eq(persons.id, postings.actor))
      .where(eq(postings.personId, id))
      .orderBy(desc(postings.turn), desc(postings.id))
      .prepare(),
  );
  const one = once(() =>
    orm.select({ personId: postings.personId }).from(postings).where(eq(postings.id, id)).prepare(),
  );
  const lastTurn = once(() =>
    orm
      .select({ turn: max(postings.turn) })
      .from(postings)
      .where(eq(postings.personId, id))
      .prepare(),
  );

  const sections = (): OfficeSection[] => [
    ...builtInSections.map((sectionId) => ({ sectionId, name: null })),
    ...listed()
      .all()
      .map((section) => ({ sectionId: section.id, name: section.name })),
  ];
  function named(ids: string): OfficeSection[] {
    const names = new Map(sections().map(({ sectionId, name }) => [sectionId, name]));
    return sectionIds
      .parse(JSON.parse(ids))
      .map((sectionId) => ({ sectionId, name: names.get(sectionId) ?? null }));
  }

  return {
    /** Every section: the built-in ones first, then as they were added. */
    sections,
    /** The section of a service: where the manager placed it, or its usual one. */
    sectionOf: (itemCode: string): string =>
      placing().get({ id: itemCode })?.sectionId ?? usualSection(itemCode),
    nextPlacingTurn: (itemCode: string): number => (placing().get({ id: itemCode })?.turn ?? 0) + 1,
    nextTurn: (personId: string): number => (lastTurn().get({ id: personId })?.turn ?? 0) + 1,
    /** Whether a person was ever introduced for sections. */
    isIntroduced: (personId: string): boolean => ofPerson().get({ id: personId }) !== undefined,
    /** Where a person works on a business day. */
    posting: (personId: string, day: string): Posting =>
      postingOn(
        ofPerson()
          .all({ id: personId })
          .map(({ posting }) => ({ ...posting, sections: sectionIds.parse(JSON.parse(posting.sections)) })),
        day,
      ),
    /** A person's transfers, the latest first. */
    transfers: (personId: string): TransferView[] =>
      ofPerson()
        .all({ id: personId })
        .flatMap(({ posting, byName }) => {
          const { kind, body } = posting;
          if (kind === 'introduced' || body === null) return [];
          const { letterNumber, letterDay, effectiveOn, reason, toOffice, at } = posting;
          const letter = { letterNumber, letterDay, effectiveOn, reason, toOffice };
          return [
            { transferId: posting.id, kind, body, ...letter, sections: named(posting.sections), at, byName },
          ];
        }),
    /** Whose posting it is, or null. */
    personOf: (postingId: string): string | null => one().get({ id: postingId })?.personId ?? null,
    named: (ids: readonly string[]): OfficeSection[] => named(JSON.stringify(ids)),
  };
}
