// Reads of postings: sections, the section of a service, and where a person works.
import { eq, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import { looseningReads } from '#core/access/controls/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  officeSections,
  postings,
  sectionEndings,
  servicePlacings,
  transferWithdrawals,
} from '#db/schema/access/postings.ts';
import { cutOffs, persons } from '#db/schema/access/staff.ts';
import { builtInSections, type OfficeSection, sectionIdSchema, type TransferView } from './contract.ts';
import { type Posting, postingOn, usualSection } from './rules.ts';

export type PostingReads = ReturnType<typeof postingReads>;
const sectionIds = z.array(sectionIdSchema);
const isPlanned = sql`${postings.day} < ${postings.effectiveOn}`;

/** Reads of sections. */
function sectionReads(orm: Orm) {
  const listed = once(() =>
    orm
      .select()
      .from(officeSections)
      .where(
        notExists(
          orm
            .select({ id: sectionEndings.id })
            .from(sectionEndings)
            .where(eq(sectionEndings.sectionId, officeSections.id)),
        ),
      )
      .orderBy(...inOrder(officeSections))
      .prepare(),
  );
  const placing = once(() =>
    orm
      .select()
      .from(servicePlacings)
      .where(eq(servicePlacings.itemCode, sql.placeholder('id')))
      .orderBy(...newestFirst(servicePlacings))
      .prepare(),
  );
  const loosenings = looseningReads(orm);

  const sections = (): OfficeSection[] => [
    ...builtInSections.map((sectionId) => ({ sectionId, name: null })),
    ...listed()
      .all()
      .map((section) => ({ sectionId: section.id, name: section.name })),
  ];

  return {
    /** Every section: the built-in ones first, then as they were added. */
    sections,
    /**
     * The section of a service: where it was placed last, its usual one by the manager and another one by two (D11.246). Its usual one when
     * nobody has, or that section was ended.
     */
    sectionOf(itemCode: string): string {
      const usual = usualSection(itemCode);
      const placed = placing()
        .all({ id: itemCode })
        .find(
          ({ id, sectionId }) =>
            sectionId === usual ||
            loosenings.isLoosened(id, { control: 'service_section', about: itemCode, after: sectionId }),
        )?.sectionId;
      const isThere = placed !== undefined && sections().some(({ sectionId }) => sectionId === placed);
      return isThere ? placed : usual;
    },
    /** Sections by their ids, with their names. */
    named(ids: readonly string[]): OfficeSection[] {
      const names = new Map(sections().map(({ sectionId, name }) => [sectionId, name]));
      return ids.map((sectionId) => ({ sectionId, name: names.get(sectionId) ?? null }));
    },
  };
}

/** Statements of postings and transfers, prepared on first use. */
function postingStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const ofPerson = once(() =>
    orm
      .select({ posting: postings, byName: persons.name })
      .from(postings)
      .leftJoin(persons, eq(persons.id, postings.actor))
      .where(eq(postings.personId, id))
      .orderBy(...newestFirst(postings))
      .prepare(),
  );
  /**
   * The first withdrawal of each transfer that came before its day. Of one that took effect on the very day of its record none did,
   * whatever the clock said under which it was written.
   */
  const withdrawals = once(() =>
    orm
      .select({
        transferId: transferWithdrawals.transferId,
        reason: transferWithdrawals.reason,
        at: transferWithdrawals.at,
        byName: persons.name,
      })
      .from(transferWithdrawals)
      .innerJoin(postings, eq(postings.id, transferWithdrawals.transferId))
      .leftJoin(persons, eq(persons.id, transferWithdrawals.actor))
      .where(
        sql`${postings.personId} = ${id} AND ${isPlanned} AND ${transferWithdrawals.day} < ${postings.effectiveOn}`,
      )
      .orderBy(...newestFirst(transferWithdrawals))
      .prepare(),
  );
  const planned = once(() =>
    orm
      .select({ id: postings.id })
      .from(postings)
      .where(sql`${postings.id} = ${id} AND ${isPlanned}`)
      .prepare(),
  );
  const one = once(() =>
    orm.select({ personId: postings.personId }).from(postings).where(eq(postings.id, id)).prepare(),
  );
  const cutOff = once(() =>
    orm
      .select({ day: sql<string | null>`max(${cutOffs.day})` })
      .from(cutOffs)
      .where(eq(cutOffs.personId, id))
      .prepare(),
  );
  return { ofPerson, withdrawals, planned, one, cutOff };
}

/** Prepares the reads of this duty. */
export function postingReads(orm: Orm) {
  const { ofPerson, withdrawals, planned, one, cutOff } = postingStatements(orm);
  const sections = sectionReads(orm);
  /** The withdrawals of a person's transfers, by the transfer's id. */
  const withdrawn = (personId: string) =>
    new Map(
      withdrawals()
        .all({ id: personId })
        .map(({ transferId, ...withdrawal }) => [transferId, withdrawal]),
    );
  /** A person's postings that were not withdrawn; of who was cut off those of letters after it (D9.80). */
  function inForce(personId: string) {
    const taken = withdrawn(personId);
    const leftOn = cutOff().get({ id: personId })?.day ?? '';
    return ofPerson()
      .all({ id: personId })
      .filter(({ posting }) => !taken.has(posting.id) && posting.letterDay > leftOn);
  }

  return {
    ...sections,
    /** Whether a person was introduced for sections, since they were cut off last. */
    isIntroduced: (personId: string): boolean => inForce(personId).length > 0,
    /** Where a person works on a business day. */
    posting: (personId: string, day: string): Posting =>
      postingOn(
        inForce(personId).map(({ posting }) => ({
          ...posting,
          sections: sectionIds.parse(JSON.parse(posting.sections)),
        })),
        day,
      ),
    /** A person's transfers, the latest first. */
    transfers(personId: string): TransferView[] {
      const taken = withdrawn(personId);
      return ofPerson()
        .all({ id: personId })
        .flatMap(({ posting, byName }) => {
          const { kind, body } = posting;
          if (kind === 'introduced' || body === null) return [];
          const { letterNumber, letterDay, effectiveOn, reason, toOffice, at } = posting;
          const withdrawal = taken.get(posting.id);
          const letter = { letterNumber, letterDay, effectiveOn, reason, toOffice };
          return [
            {
              ...{
                transferId: posting.id,
                kind,
                body,
                ...letter,
                sections: sections.named(sectionIds.parse(JSON.parse(posting.sections))),
                at,
                byName,
              },
              withdrawn: withdrawal === undefined ? null : withdrawal,
            },
          ];
        });
    },
    /** Whether a transfer was for a later business day than that of its record. */
    isPlanned: (transferId: string): boolean => planned().get({ id: transferId }) !== undefined,
    /** Whose posting it is, or null. */
    personOf: (postingId: string): string | null => one().get({ id: postingId })?.personId ?? null,
  };
}
