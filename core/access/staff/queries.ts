// Reads of people: list, files, credentials.
import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew, newestFirst, newestFirstWritten, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  activations,
  clearances,
  cutOffs,
  inquiries,
  persons,
  signIns,
  supervisionFiles,
} from '#db/schema/access/staff.ts';
import { deskNumbers } from '#db/schema/journal/office.ts';
import type { ListedPerson, Person, PersonFile } from './contract.ts';
import { lastResets } from './last-reset.ts';
import { clearanceStage, nameKey, type PersonFacts, personState } from './rules.ts';
import type { SecondPersonFacts } from './second-person.ts';

export type StaffReads = ReturnType<typeof staffReads>;

const latestActivation = (personId: SQL): SQL =>
  sql`(SELECT a.id FROM activations a WHERE a.person_id = ${personId} ${onlyLast('a')})`;
/** The passwords that were chosen under the latest activation `v`. */
const chosenUnder = (personId: SQL): SQL => sql`c.person_id = ${personId} AND c.activation_id = v.id`;
/** Cut-offs that no activation knew (D9.2). */
const standingCutOffs = (personId: SQL): SQL => sql`cut_offs o WHERE o.person_id = ${personId}
  AND NOT EXISTS (SELECT 1 FROM activations a WHERE a.person_id = o.person_id AND ${knew('a', 'o')})`;

/** Withdrawals that no clearance knew (D8.6). */
const standingWithdrawals = (
  personId: SQL,
): SQL => sql`clearance_withdrawals w WHERE w.person_id = ${personId}
  AND NOT EXISTS (SELECT 1 FROM clearances c WHERE c.person_id = w.person_id AND ${knew('c', 'w')})`;

/** A person's row and what their state follows from: asked at every call, so by one statement (D9). */
const ofPerson = sql.raw('persons.id');
const withFacts = {
  row: persons,
  hasStandingCutOff: sql<number>`EXISTS (SELECT 1 FROM ${standingCutOffs(ofPerson)})`,
  hasStandingWithdrawal: sql<number>`EXISTS (SELECT 1 FROM ${standingWithdrawals(ofPerson)})`,
  hasFile: sql<number>`EXISTS (SELECT 1 FROM supervision_files WHERE person_id = persons.id)`,
  hasInquiry: sql<number>`EXISTS (SELECT 1 FROM inquiries WHERE person_id = persons.id)`,
  hasClearance: sql<number>`EXISTS (SELECT 1 FROM clearances WHERE person_id = persons.id)`,
  hasActivation: sql<number>`EXISTS (SELECT 1 FROM activations WHERE person_id = persons.id)`,
  hasPassword: sql<number>`EXISTS (
    SELECT 1 FROM ${latestActivation(ofPerson)} v JOIN credentials c ON ${chosenUnder(ofPerson)})`,
};
type WithFacts = { readonly row: typeof persons.$inferSelect } & Readonly<Record<keyof PersonFacts, number>>;

function toPerson({ row: { id, name, role }, ...facts }: WithFacts): Person {
  const state = personState({
    hasStandingCutOff: facts.hasStandingCutOff === 1,
    hasStandingWithdrawal: facts.hasStandingWithdrawal === 1,
    hasFile: facts.hasFile === 1,
    hasInquiry: facts.hasInquiry === 1,
    hasClearance: facts.hasClearance === 1,
    hasActivation: facts.hasActivation === 1,
    hasPassword: facts.hasPassword === 1,
  });
  return { id, name, role, state };
}

/** Prepares the reads of this duty. */
export function staffReads(orm: Orm) {
  const id = sql.placeholder('id');
  const everyone = once(() =>
    orm
      .select(withFacts)
      .from(persons)
      .orderBy(...inOrder(persons))
      .prepare(),
  );
  const one = once(() => orm.select(withFacts).from(persons).where(eq(persons.id, id)).prepare());
  const byCode = once(() =>
    orm
      .select({ id: persons.id })
      .from(persons)
      .where(eq(persons.nationalCodeHmac, sql.placeholder('hmac')))
      .orderBy(...inOrder(persons))
      .prepare(),
  );
  const file = once(() =>
    orm
      .select()
      .from(supervisionFiles)
      .where(eq(supervisionFiles.personId, id))
      .orderBy(...newestFirst(supervisionFiles))
      .limit(1)
      .prepare(),
  );
  const inquiry = once(() =>
    orm
      .select()
      .from(inquiries)
      .where(eq(inquiries.personId, id))
      .orderBy(...newestFirst(inquiries))
      .limit(1)
      .prepare(),
  );
  const withdrawals = once(() =>
    orm
      .select({ withdrawnOn: sql<string>`w.withdrawn_on` })
      .from(standingWithdrawals(sql`${id}`))
      .prepare(),
  );
  const clearance = once(() =>
    orm
      .select()
      .from(clearances)
      .where(eq(clearances.personId, id))
      .orderBy(desc(clearances.issuedOn), ...newestFirst(clearances))
      .limit(1)
      .prepare(),
  );
  const activation = once(() =>
    orm
      .select()
      .from(activations)
      .where(eq(activations.personId, id))
      .orderBy(...newestFirst(activations))
      .limit(1)
      .prepare(),
  );
  const credential = once(() =>
    orm
      .select({ passwordHash: sql<string | null>`c.password_hash` })
      .from(sql`${latestActivation(sql`${id}`)} v JOIN credentials c ON ${chosenUnder(sql`${id}`)}`)
      .orderBy(sql.raw(newestFirstWritten('c')))
      .limit(1)
      .prepare(),
  );
  const cutOff = once(() =>
    orm
      .select()
      .from(cutOffs)
      .where(eq(cutOffs.personId, id))
      .orderBy(...newestFirst(cutOffs))
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

  /** The one that counts: the last; of two apart that of the PC that had heard more. */
  const newestSignIn = once(() =>
    orm
      .select({ id: signIns.id, device: signIns.device })
      .from(signIns)
      .where(sql`${signIns.personId} = ${id} AND ${signIns.kind} = 'signed_in'`)
      .orderBy(...newestFirst(signIns))
      .limit(1)
      .prepare(),
  );
  const codes = once(() =>
    orm
      .select({ by: activations.actor, on: activations.day })
      .from(activations)
      .where(eq(activations.personId, id))
      .prepare(),
  );
  const lastDeskOf = once(() =>
    orm
      .select({ deskNumber: deskNumbers.deskNumber })
      .from(signIns)
      .leftJoin(deskNumbers, eq(deskNumbers.deviceId, signIns.device))
      .where(sql`${signIns.personId} = ${id} AND ${signIns.kind} = 'signed_in'`)
      .orderBy(...newestFirst(signIns), ...newestFirst(deskNumbers))
      .limit(1)
      .prepare(),
  );
  const people = (): Person[] => everyone().all().map(toPerson);
  /** The number of the desk at which a person was signed in last; 0 when they never were. */
  function lastDesk(personId: string): number {
    return lastDeskOf().get({ id: personId })?.deskNumber ?? 0;
  }
  function secondPersonFacts(personId: string): SecondPersonFacts | null {
    const found = one().get({ id: personId });
    if (found === undefined) return null;
    const { actor: registeredBy, day: registeredOn, nationalCodeHmac: hmac } = found.row;
    const accounts = byCode().all({ hmac });
    return {
      id: personId,
      registeredBy,
      registeredOn,
      codes: codes().all({ id: personId }),
      alsoIs: accounts.flatMap((one) => (one.id === personId ? [] : [one.id])),
    };
  }

  const lastReset = lastResets(orm);
  return {
    /**
     * Every account of the human being whose account this is, itself first: two PCs may each have made one while they were
     * apart. Whoever compares people and not sessions asks this.
     */
    accountsOf: (personId: string): readonly string[] => [
      personId,
      ...(secondPersonFacts(personId)?.alsoIs ?? []),
    ],
    /** What decides whether a person can be the second of two (D2, D4); null when nobody is registered under the id. */
    secondPersonFacts,
    /** The same of everyone who may work at the counter now: they are the ones who could confirm something. */
    counterStaff: (): SecondPersonFacts[] =>
      everyone()
        .all()
        .map(toPerson)
        .filter(({ role, state }) => state === 'active' && (role === 'clerk' || role === 'manager'))
        .flatMap(({ id: personId }) => secondPersonFacts(personId) ?? []),
    /** Everyone ever registered whose name looks like this one. */
    namedLike: (name: string): Person[] => people().filter((known) => nameKey(known.name) === nameKey(name)),
    lastDesk,
    /** Everyone who may sign in or has a first password to choose; of people with names alike also the desk of each. */
    signInList(): ListedPerson[] {
      const listed = people().filter(({ state }) => state === 'active' || state === 'activated');
      const alike = Map.groupBy(listed, ({ name }) => nameKey(name));
      return listed.map((person) => {
        const isTwin = (alike.get(nameKey(person.name))?.length ?? 0) > 1;
        const reset = person.state === 'activated' ? lastReset(person.id) : null;
        return { ...person, twinAtDesk: isTwin ? lastDesk(person.id) : null, reset };
      });
    },
    /** Everyone ever registered, oldest first. */
    people,
    person(personId: string): Person | null {
      const found = one().get({ id: personId });
      return found === undefined ? null : toPerson(found);
    },
    personByNationalCode: (hmac: string): string | null => byCode().get({ hmac })?.id ?? null,
    /** Every account under a national code, the earliest first. */
    accountsByNationalCode: (hmac: string): readonly string[] =>
      byCode()
        .all({ hmac })
        .map(({ id: personId }) => personId),
    nationalCodeMasked: (personId: string): string | null =>
      one().get({ id: personId })?.row.nationalCodeMasked ?? null,
    /** HMAC of the person's national code: nobody verifies themself (domain.md §3). */
    nationalCodeHmac: (personId: string): string | null =>
      one().get({ id: personId })?.row.nationalCodeHmac ?? null,
    /** The business day of a person's latest cut-off, or null. */
    lastCutOffDay: (personId: string): string | null => cutOff().get({ id: personId })?.day ?? null,
    supervisionFile: (personId: string) => file().get({ id: personId }) ?? null,
    inquiry: (personId: string) => inquiry().get({ id: personId }) ?? null,
    /** The days of the withdrawals of a person's clearance that no clearance knew. */
    standingWithdrawals: (personId: string): string[] =>
      withdrawals()
        .all({ id: personId })
        .map(({ withdrawnOn }) => withdrawnOn),
    clearance: (personId: string) => clearance().get({ id: personId }) ?? null,
    activation: (personId: string) => activation().get({ id: personId }) ?? null,
    /** The sign-in of a person that stands against all others, at whichever PC; null when there is none. */
    newestSignIn: (personId: string) => newestSignIn().get({ id: personId }) ?? null,
    passwordHash: (personId: string): string | null =>
      credential().get({ id: personId })?.passwordHash ?? null,
    /** Everybody's file as it stands on a business day. */
    files(today: string): PersonFile[] {
      return everyone()
        .all()
        .map((found) => {
          const { row } = found;
          const kept = file().get({ id: row.id });
          const asked = inquiry().get({ id: row.id });
          const cleared = clearance().get({ id: row.id });
          return {
            person: toPerson(found),
            nationalCodeMasked: row.nationalCodeMasked,
            supervisionFile:
              kept === undefined ? null : { fileNumber: kept.fileNumber, openedOn: kept.openedOn },
            inquiry:
              asked === undefined ? null : { reference: asked.reference, requestedOn: asked.requestedOn },
            clearance:
              cleared === undefined
                ? null
                : { reference: cleared.reference, issuedOn: cleared.issuedOn, expiresOn: cleared.expiresOn },
            clearanceStage: clearanceStage(cleared?.expiresOn ?? null, today),
            cutOffAt: cutOff().get({ id: row.id })?.at ?? null,
            lastSignInAt: lastSignIn().get({ id: row.id })?.at ?? null,
          };
        });
    },
  };
}
