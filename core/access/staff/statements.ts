// Statements of people, prepared on first use.
import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import { signerOf } from '#core/access/accounts/signer.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew, newestFirst, newestFirstWritten, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  activations,
  clearances,
  credentials,
  cutOffs,
  inquiries,
  nameCorrections,
  persons,
  registrations,
  signIns,
  supervisionFiles,
} from '#db/schema/access/staff.ts';
import { deskNumbers } from '#db/schema/journal/office.ts';
import type { Role } from './contract.ts';
import type { PersonFacts } from './rules.ts';

const id = sql.placeholder('id');

const latestActivation = (personId: SQL): SQL =>
  sql`(SELECT a.id FROM activations a WHERE a.person_id = ${personId} AND ${counts('a')} ${onlyLast('a')})`;
/** The passwords that were chosen under the latest activation `v`. */
const chosenUnder = (personId: SQL): SQL =>
  sql`c.person_id = ${personId} AND c.activation_id = v.id AND ${counts('c')}`;
/** Cut-offs that no activation knew (D9.2). */
const cutOffsInForce = (personId: SQL): SQL => sql`cut_offs o WHERE o.person_id = ${personId}
  AND NOT EXISTS (SELECT 1 FROM activations a WHERE a.person_id = o.person_id AND ${counts('a')} AND ${knew('a', 'o')})`;

/** Withdrawals that no clearance knew (D8.6). */
const withdrawalsInForce = (personId: SQL): SQL => sql`clearance_withdrawals w WHERE w.person_id = ${personId}
  AND NOT EXISTS (SELECT 1 FROM clearances c WHERE c.person_id = w.person_id AND ${knew('c', 'w')})`;

/** A person's row and what their state follows from: asked at every call, so by one statement (D9). */
const ofPerson = sql.raw('persons.id');
/** The post of a person: of the changes that count the last, before the first that of the registration (D11.80). */
const post = sql<Role>`coalesce((SELECT p.role FROM post_changes p WHERE p.person_id = persons.id AND ${counts('p')}
  ${onlyLast('p')}), persons.role)`;
const withFacts = {
  row: { ...getTableColumns(persons), role: post },
  hasCutOffInForce: sql<number>`EXISTS (SELECT 1 FROM ${cutOffsInForce(ofPerson)})`,
  hasWithdrawalInForce: sql<number>`EXISTS (SELECT 1 FROM ${withdrawalsInForce(ofPerson)})`,
  hasFile: sql<number>`EXISTS (SELECT 1 FROM supervision_files WHERE person_id = persons.id)`,
  hasInquiry: sql<number>`EXISTS (SELECT 1 FROM inquiries WHERE person_id = persons.id)`,
  hasClearance: sql<number>`EXISTS (SELECT 1 FROM clearances WHERE person_id = persons.id)`,
  hasActivation: sql<number>`EXISTS (SELECT 1 FROM activations a WHERE a.person_id = persons.id AND ${counts('a')})`,
  hasPassword: sql<number>`EXISTS (
    SELECT 1 FROM ${latestActivation(ofPerson)} v JOIN credentials c ON ${chosenUnder(ofPerson)})`,
};
export type WithFacts = { readonly row: typeof persons.$inferSelect } & Readonly<
  Record<keyof PersonFacts, number>
>;

/** Accounts with what their state follows from. */
function accountStatements(orm: Orm) {
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
  const codes = once(() =>
    orm
      .select({ by: signerOf('activations'), on: activations.day })
      .from(activations)
      .where(and(eq(activations.personId, id), counts('activations')))
      .orderBy(...inOrder(activations))
      .prepare(),
  );
  /** What each account was registered with, and every name that it ever had. */
  const everyRegistration = once(() =>
    orm
      .select({ id: registrations.id, name: registrations.name, role: registrations.role })
      .from(registrations)
      .prepare(),
  );
  const names = once(() =>
    orm
      .select({
        personId: nameCorrections.personId,
        former: nameCorrections.formerName,
        name: nameCorrections.name,
      })
      .from(nameCorrections)
      .prepare(),
  );
  return { everyone, one, byCode, codes, everyRegistration, names };
}

/** What stands in a person's file. */
function fileStatements(orm: Orm) {
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
      .from(withdrawalsInForce(sql`${id}`))
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
      .where(and(eq(activations.personId, id), counts('activations')))
      .orderBy(...newestFirst(activations))
      .limit(1)
      .prepare(),
  );
  const credential = once(() =>
    orm
      .select({
        publicKey: sql<string>`c.public_key`,
        sealed: sql`c.sealed`.mapWith(credentials.sealed),
      })
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
  /** Who took somebody from the counter: by a cut-off in force, or by a post that does not serve there (D4.250). */
  const takenFromCounter = once(() =>
    orm
      .select({ by: sql<string | null>`t.actor`, on: sql<string>`t.day` })
      .from(
        sql`(SELECT o.actor, o.day FROM ${cutOffsInForce(sql`${id}`)}
          UNION ALL SELECT p.actor, p.day FROM post_changes p WHERE p.person_id = ${id} AND ${counts('p')}
            AND p.role NOT IN ('clerk', 'manager')) t`,
      )
      .prepare(),
  );
  const cutOffPlaces = once(() => {
    const { personId, device, epoch, seq } = cutOffs;
    return orm.select({ personId, device, epoch, seq }).from(cutOffs).prepare();
  });
  return {
    ...{ file, inquiry, withdrawals, clearance, activation, credential },
    ...{ cutOff, takenFromCounter, cutOffPlaces },
  };
}

/** When and at which desk a person signed in. */
function signInStatements(orm: Orm) {
  const lastSignIn = once(() =>
    orm
      .select({ at: signIns.at })
      .from(signIns)
      .where(sql`${signIns.personId} = ${id} AND ${signIns.kind} = 'signed_in'`)
      .orderBy(desc(signIns.at))
      .limit(1)
      .prepare(),
  );
  /** The one that counts: the last; of two concurrent ones that of the PC that had seen more entries. */
  const newestSignIn = once(() =>
    orm
      .select({ id: signIns.id, device: signIns.device })
      .from(signIns)
      .where(sql`${signIns.personId} = ${id} AND ${signIns.kind} = 'signed_in'`)
      .orderBy(...newestFirst(signIns))
      .limit(1)
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
  return { lastSignIn, newestSignIn, lastDeskOf };
}

export type StaffStatements = ReturnType<typeof staffStatements>;

/** Every statement of this duty. */
export function staffStatements(orm: Orm) {
  return { ...accountStatements(orm), ...fileStatements(orm), ...signInStatements(orm) };
}
