// Reads of the second factor: keys in use, their counters, the codes that are left, and whether the office asks for it.

import { and, eq, isNotNull, isNull, max, sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import { looseningReads } from '#core/access/controls/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  secondFactorCodeUses,
  secondFactorKeys,
  secondFactorRequirements,
  secondFactorRestorations,
  secondFactorSheets,
  secondFactorUses,
} from '#db/schema/access/second-factor.ts';
import { persons } from '#db/schema/access/staff.ts';
import type { SecondFactorKey, SecondFactorState } from './contract.ts';

export type SecondFactorReads = ReturnType<typeof secondFactorReads>;
type KeptKey = {
  readonly keyId: string;
  readonly personId: string;
  readonly publicKey: string;
  readonly algorithm: number;
  readonly asksHolder: boolean;
};

/** The key or the sheet knew every code of the province by which its person was given access again (D11.33). */
const isSinceRestored = (name: 'second_factor_keys' | 'second_factor_sheets') =>
  sql`NOT EXISTS (SELECT 1 FROM second_factor_restorations r
    WHERE r.person_id = ${sql.raw(name)}.person_id AND ${counts('r')} AND NOT ${knew(name, 'r')})`;
const inUse = sql`${counts('second_factor_keys')}
  AND NOT EXISTS (SELECT 1 FROM second_factor_removals r WHERE r.key_id = ${secondFactorKeys.id} AND ${counts('r')})
  AND ${isSinceRestored('second_factor_keys')}`;
/** Signs that are listed. */
const listedAlerts = 20;

/** Reads of keys and of their counters. */
function keyReads(orm: Orm) {
  const id = sql.placeholder('id');
  const keys = once(() =>
    orm
      .select({
        keyId: secondFactorKeys.id,
        personId: secondFactorKeys.personId,
        personName: persons.name,
        label: secondFactorKeys.label,
        registeredAt: secondFactorKeys.at,
        credentialId: secondFactorKeys.credentialId,
        asksHolder: secondFactorKeys.asksHolder,
        lastUsedAt: sql<string | null>`(
          SELECT max(u.at) FROM second_factor_uses u WHERE u.key_id = ${secondFactorKeys.id} AND u.known IS NULL)`,
      })
      .from(secondFactorKeys)
      .leftJoin(persons, eq(persons.id, secondFactorKeys.personId))
      .where(inUse)
      .orderBy(...inOrder(secondFactorKeys))
      .prepare(),
  );
  const byCredential = once(() =>
    orm
      .select()
      .from(secondFactorKeys)
      .where(and(eq(secondFactorKeys.credentialId, id), inUse))
      .limit(1)
      .prepare(),
  );
  const registeredCount = once(() =>
    orm
      .select({ count: secondFactorKeys.signCount })
      .from(secondFactorKeys)
      .where(eq(secondFactorKeys.id, id))
      .prepare(),
  );
  const usedCount = once(() =>
    orm
      .select({ count: max(secondFactorUses.signCount) })
      .from(secondFactorUses)
      .where(and(eq(secondFactorUses.keyId, id), isNull(secondFactorUses.known)))
      .prepare(),
  );
  const signs = once(() =>
    orm
      .select({
        id: secondFactorUses.id,
        keyId: secondFactorUses.keyId,
        label: secondFactorKeys.label,
        personName: persons.name,
        at: secondFactorUses.at,
        known: sql<number>`${secondFactorUses.known}`,
        got: secondFactorUses.signCount,
      })
      .from(secondFactorUses)
      .leftJoin(secondFactorKeys, eq(secondFactorKeys.id, secondFactorUses.keyId))
      .leftJoin(persons, eq(persons.id, secondFactorKeys.personId))
      .where(isNotNull(secondFactorUses.known))
      .orderBy(...newestFirst(secondFactorUses))
      .limit(listedAlerts)
      .prepare(),
  );

  const listed = (): (SecondFactorKey & { credentialId: string | null; asksHolder: boolean })[] =>
    keys().all();

  return {
    /** Keys in use of everybody, the first first. */
    keys: (): SecondFactorKey[] => listed().map(({ credentialId, asksHolder, ...key }) => key),
    /** By what the person's keys are known to their authenticators. */
    credentialIds: (personId: string): string[] =>
      listed().flatMap((key) => (key.personId === personId ? (key.credentialId ?? []) : [])),
    /** Those that open their person's locked page (A75). */
    unlockingIds: (personId: string): string[] =>
      listed().flatMap((key) =>
        key.personId === personId && key.asksHolder ? (key.credentialId ?? []) : [],
      ),
    /** A key in use by its credential id; null when there is none, or what it is was not brought here. */
    key(credentialId: string): KeptKey | null {
      const found = byCredential().get({ id: credentialId });
      if (found?.publicKey == null) return null;
      const { id: keyId, personId, publicKey, algorithm, asksHolder } = found;
      return { keyId, personId, publicKey, algorithm, asksHolder };
    },
    /** The highest counter that was taken of a key, at whichever PC. */
    signCount: (keyId: string): number =>
      Math.max(registeredCount().get({ id: keyId })?.count ?? 0, usedCount().get({ id: keyId })?.count ?? 0),
    hasKey: (personId: string): boolean => listed().some((key) => key.personId === personId),
    counterSigns: (): SecondFactorState['counterSigns'] => signs().all(),
  };
}

/** Reads of the printed codes. */
function codeReads(orm: Orm) {
  const id = sql.placeholder('id');
  const sheet = once(() =>
    orm
      .select()
      .from(secondFactorSheets)
      .where(
        and(
          eq(secondFactorSheets.personId, id),
          counts('second_factor_sheets'),
          isSinceRestored('second_factor_sheets'),
        ),
      )
      .orderBy(...newestFirst(secondFactorSheets))
      .limit(1)
      .prepare(),
  );
  const usedPlaces = once(() =>
    orm
      .select({ place: secondFactorCodeUses.place })
      .from(secondFactorCodeUses)
      .where(eq(secondFactorCodeUses.sheetId, id))
      .prepare(),
  );
  const restoredBy = once(() =>
    orm
      .select({ id: secondFactorRestorations.id })
      .from(secondFactorRestorations)
      .where(and(eq(secondFactorRestorations.codeId, id), counts('second_factor_restorations')))
      .prepare(),
  );

  /** The person's last sheet with the places that are used; null when there is none. */
  function sheetOf(
    personId: string,
  ): { id: string; hashes: readonly string[]; used: ReadonlySet<number> } | null {
    const found = sheet().get({ id: personId });
    if (found === undefined) return null;
    const used = new Set(
      usedPlaces()
        .all({ id: found.id })
        .map(({ place }) => place),
    );
    return { id: found.id, hashes: found.hashes ?? [], used };
  }
  /** The places of the person's sheet whose codes are not used. */
  const placesLeft = (personId: string): number[] => {
    const found = sheetOf(personId);
    return found === null ? [] : [...found.hashes.keys()].filter((place) => !found.used.has(place));
  };

  return {
    sheet: sheetOf,
    /** Unused codes of a person, the one that is kept for the next sheet among them. */
    codesLeft: (personId: string): number => placesLeft(personId).length,
    /**
     * Of the person's codes the place of the one that makes the next sheet and nothing else: the last of the sheet, so that two
     * PCs which know nothing of each other keep the same one; where that was used before there was this rule, the last left.
     */
    keptPlace(personId: string): number | null {
      const last = (sheetOf(personId)?.hashes.length ?? 0) - 1;
      const left = placesLeft(personId);
      return left.includes(last) || left.length === 1 ? (left.at(-1) ?? null) : null;
    },
    /** Whether a code of the province was used at this office already. */
    isRestoredBy: (codeId: string): boolean => restoredBy().get({ id: codeId }) !== undefined,
  };
}

/** Prepares the reads of this duty. */
export function secondFactorReads(orm: Orm) {
  const requirement = once(() =>
    orm
      .select()
      .from(secondFactorRequirements)
      .where(counts('second_factor_requirements'))
      .orderBy(...newestFirst(secondFactorRequirements))
      .prepare(),
  );
  const loosenings = looseningReads(orm);
  const [keys, codes] = [keyReads(orm), codeReads(orm)];

  return {
    ...keys,
    ...codes,
    /**
     * Whether a person has a key, or was given a sheet since the province gave them access last: whoever has used its codes up
     * is no beginner, to whom the password alone gives new ones.
     */
    has: (personId: string): boolean => keys.hasKey(personId) || codes.sheet(personId) !== null,
    /** Whether nothing is left of what a person had: no key, and no code of their sheet. */
    isSpent: (personId: string): boolean =>
      !keys.hasKey(personId) && codes.sheet(personId) !== null && codes.codesLeft(personId) === 0,
    isRequired: (): boolean =>
      requirement()
        .all()
        .find(
          ({ id, isRequired }) =>
            isRequired || loosenings.isLoosened(id, { control: 'second_factor', about: null, after: 'off' }),
        )?.isRequired ?? false,
  };
}
