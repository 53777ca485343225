// Reads of people: list, files, credentials.
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import {
  activations,
  clearances,
  credentials,
  cutOffs,
  persons,
  signIns,
  supervisionFiles,
} from '#db/schema/staff.ts';
import type { Person, PersonFile } from './contract.ts';
import { personState } from './rules.ts';

export type StaffReads = ReturnType<typeof staffReads>;

/** A person's row and what their state follows from: asked at every call, so by one statement (D9). */
const withLasts = {
  row: persons,
  lastActivatedAt: sql<string | null>`(SELECT max(at) FROM activations WHERE person_id = persons.id)`,
  lastCredentialAt: sql<string | null>`(SELECT max(at) FROM credentials WHERE person_id = persons.id)`,
  lastCutOffAt: sql<string | null>`(SELECT max(at) FROM cut_offs WHERE person_id = persons.id)`,
};
type WithLasts = { readonly row: typeof persons.$inferSelect } & Parameters<typeof personState>[0];

function toPerson({ row: { id, name, role }, ...lasts }: WithLasts): Person {
  return { id, name, role, state: personState(lasts) };
}

/** Prepares the reads of this duty. */
export function staffReads(orm: Orm) {
  const id = sql.placeholder('id');
  const everyone = once(() =>
    orm.select(withLasts).from(persons).orderBy(asc(persons.at), asc(persons.id)).prepare(),
  );
  const one = once(() => orm.select(withLasts).from(persons).where(eq(persons.id, id)).prepare());
  const byCode = once(() =>
    orm
      .select({ id: persons.id })
      .from(persons)
      .where(eq(persons.nationalCodeHmac, sql.placeholder('hmac')))
      .limit(1)
      .prepare(),
  );
  const file = once(() =>
    orm
      .select()
      .from(supervisionFiles)
      .where(eq(supervisionFiles.personId, id))
      .orderBy(desc(supervisionFiles.at), desc(supervisionFiles.id))
      .limit(1)
      .prepare(),
  );
  const clearance = once(() =>
    orm
      .select()
      .from(clearances)
      .where(eq(clearances.personId, id))
      .orderBy(desc(clearances.expiresOn), desc(clearances.id))
      .limit(1)
      .prepare(),
  );
  const activation = once(() =>
    orm
      .select()
      .from(activations)
      .where(eq(activations.personId, id))
      .orderBy(desc(activations.at), desc(activations.id))
      .limit(1)
      .prepare(),
  );
  const credential = once(() =>
    orm
      .select()
      .from(credentials)
      .where(eq(credentials.personId, id))
      .orderBy(desc(credentials.at), desc(credentials.id))
      .limit(1)
      .prepare(),
  );
  const cutOff = once(() =>
    orm
      .select()
      .from(cutOffs)
      .where(eq(cutOffs.personId, id))
      .orderBy(desc(cutOffs.at), desc(cutOffs.id))
      .limit(1)
      .prepare(),
  );
  const lastSignIn = once(() =>
    orm
      .select({ at: signIns.at })
      .from(signIns)
      .where(sql`${signIns.personId} = ${id} AND ${signIns.kind} = 'signed_in'`)
      .orderBy(desc(signIns.at))
      .limit(1)
      .prepare(),
  );

  return {
    /** Everyone ever registered, oldest first. */
    people: (): Person[] => everyone().all().map(toPerson),
    person(personId: string): Person | null {
      const found = one().get({ id: personId });
      return found === undefined ? null : toPerson(found);
    },
    personByNationalCode: (hmac: string): string | null => byCode().get({ hmac })?.id ?? null,
    /** HMAC of the person's national code: nobody verifies themself (domain.md §3). */
    nationalCodeHmac: (personId: string): string | null =>
      one().get({ id: personId })?.row.nationalCodeHmac ?? null,
    supervisionFile: (personId: string) => file().get({ id: personId }) ?? null,
    clearance: (personId: string) => clearance().get({ id: personId }) ?? null,
    activation: (personId: string) => activation().get({ id: personId }) ?? null,
    passwordHash: (personId: string): string | null =>
      credential().get({ id: personId })?.passwordHash ?? null,
    files(): PersonFile[] {
      return everyone()
        .all()
        .map((found) => {
          const { row } = found;
          const kept = file().get({ id: row.id });
          const cleared = clearance().get({ id: row.id });
          return {
            person: toPerson(found),
            nationalCodeMasked: row.nationalCodeMasked,
            supervisionFile:
              kept === undefined ? null : { fileNumber: kept.fileNumber, openedOn: kept.openedOn },
            clearance:
              cleared === undefined
                ? null
                : { reference: cleared.reference, issuedOn: cleared.issuedOn, expiresOn: cleared.expiresOn },
            cutOffAt: cutOff().get({ id: row.id })?.at ?? null,
            lastSignInAt: lastSignIn().get({ id: row.id })?.at ?? null,
          };
        });
    },
  };
}
