// Reads of people: list, files, credentials.
import type { KeptKey } from '#core/access/accounts/account-key.ts';
import type { Orm } from '#db/open-store.ts';
import type { ListedPerson, Person, PersonFile } from './contract.ts';
import { lastResets } from './last-reset.ts';
import { opened } from './manager-since.ts';
import { clearanceStage, isNewManager, nameKey, personState } from './rules.ts';
import type { SecondPersonFacts } from './second-person.ts';
import { type StaffStatements, staffStatements, type WithFacts } from './statements.ts';

export type StaffReads = ReturnType<typeof staffReads>;

/** Prepares the reads of this duty. */
export function staffReads(orm: Orm) {
  const read = staffStatements(orm);
  const accounts = accountReads(read);
  const openedSince = opened(orm);
  return {
    ...accounts,
    openedSince,
    ...fileReads(read),
    ...signInReads(orm, read, { ...accounts, openedSince }),
  };
}

function toPerson({ row: { id, name, role }, ...facts }: WithFacts): Person {
  const state = personState({
    hasCutOffInForce: facts.hasCutOffInForce === 1,
    hasWithdrawalInForce: facts.hasWithdrawalInForce === 1,
    hasFile: facts.hasFile === 1,
    hasInquiry: facts.hasInquiry === 1,
    hasClearance: facts.hasClearance === 1,
    hasActivation: facts.hasActivation === 1,
    hasPassword: facts.hasPassword === 1,
  });
  return { id, name, role, state };
}

/** Reads of accounts, and of the human beings behind them. */
function accountReads(read: StaffStatements) {
  const people = (): Person[] => read.everyone().all().map(toPerson);
  function secondPersonFacts(personId: string): SecondPersonFacts | null {
    const found = read.one().get({ id: personId });
    if (found === undefined) return null;
    const { actor: registeredBy, day: registeredOn, nationalCodeHmac: hmac } = found.row;
    const accounts = read.byCode().all({ hmac });
    return {
      id: personId,
      registeredBy,
      registeredOn,
      codes: read.codes().all({ id: personId }),
      alsoIs: accounts.flatMap((one) => (one.id === personId ? [] : [one.id])),
    };
  }

  const isPosted = ({ role }: Person): boolean => role === 'clerk' || role === 'manager';

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
    counterStaff: () =>
      people()
        .filter((person) => person.state === 'active' && isPosted(person))
        .flatMap((person) => secondPersonFacts(person.id) ?? []),
    /**
     * Of everybody who ever was registered what decides whether they could be, and who took them from the counter: nobody, where they
     * only have to choose a password again.
     */
    everyCounterStaff: () =>
      people().flatMap((person) => {
        const facts = secondPersonFacts(person.id);
        const taken = read.takenFromCounter().all({ id: person.id });
        const isThere = person.state !== 'cut_off' && isPosted(person);
        return facts === null || (!isThere && taken.length === 0)
          ? []
          : [{ facts, taken: isThere ? [] : taken }];
      }),
    /** Everyone ever registered whose name looks like this one. */
    namedLike: (name: string): Person[] => people().filter((known) => nameKey(known.name) === nameKey(name)),
    /** Everyone ever registered, oldest first. */
    people,
    person(personId: string): Person | null {
      const found = read.one().get({ id: personId });
      return found === undefined ? null : toPerson(found);
    },
    /** Everyone ever registered, with the post of their registration and every name that they ever had: what proofs are judged by. */
    registrations() {
      const corrected = Map.groupBy(read.names().all(), ({ personId }) => personId);
      return read
        .everyRegistration()
        .all()
        .map(({ id: personId, name, role }) => ({
          ...{ id: personId, role },
          names: [name, ...(corrected.get(personId) ?? []).flatMap((one) => [one.former, one.name])],
        }));
    },
    personByNationalCode: (hmac: string): string | null => read.byCode().get({ hmac })?.id ?? null,
    /** Every account under a national code, the earliest first. */
    accountsByNationalCode: (hmac: string): readonly string[] =>
      read
        .byCode()
        .all({ hmac })
        .map(({ id: personId }) => personId),
    /** What was written down when a person was registered; null when nobody was. */
    registration: (personId: string) => read.one().get({ id: personId })?.row ?? null,
    /** HMAC of the person's national code: nobody verifies themself (domain.md §3). */
    nationalCodeHmac: (personId: string): string | null =>
      read.one().get({ id: personId })?.row.nationalCodeHmac ?? null,
    /** The name of an account; null where there is none. */
    nameOf: (personId: string | null): string | null =>
      personId === null ? null : (read.one().get({ id: personId })?.row.name ?? null),
  };
}

/** Reads of what stands in a person's file. */
function fileReads(read: StaffStatements) {
  return {
    /** The business day of a person's latest cut-off, or null. */
    lastCutOffDay: (personId: string): string | null => read.cutOff().get({ id: personId })?.day ?? null,
    /** Where every cut-off lies, and whose it is. */
    cutOffPlaces: () => read.cutOffPlaces().all(),
    supervisionFile: (personId: string) => read.file().get({ id: personId }) ?? null,
    inquiry: (personId: string) => read.inquiry().get({ id: personId }) ?? null,
    /** The days of the withdrawals of a person's clearance that no clearance knew. */
    withdrawalsInForce: (personId: string): string[] =>
      read
        .withdrawals()
        .all({ id: personId })
        .map(({ withdrawnOn }) => withdrawnOn),
    clearance: (personId: string) => read.clearance().get({ id: personId }) ?? null,
    activation: (personId: string) => read.activation().get({ id: personId }) ?? null,
    /** The key that a person's password opens; null while they have none, or where what it opens was not brought here. */
    accountKey(personId: string): KeptKey | null {
      const found = read.credential().get({ id: personId });
      return found?.sealed == null ? null : { publicKey: found.publicKey, sealed: found.sealed };
    },
    /** Everybody's file as it stands on a business day. */
    files(today: string): PersonFile[] {
      return read
        .everyone()
        .all()
        .map((found) => {
          const { row } = found;
          const kept = read.file().get({ id: row.id });
          const asked = read.inquiry().get({ id: row.id });
          const cleared = read.clearance().get({ id: row.id });
          const left = read.cutOff().get({ id: row.id });
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
            cutOffAt: left?.at ?? null,
            cutOffDay: left?.day ?? null,
            lastSignInAt: read.lastSignIn().get({ id: row.id })?.at ?? null,
          };
        });
    },
  };
}

type ListReads = { people(): Person[]; openedSince(personId: string): string | null };

/** Reads of who may sign in, and of who did so last. */
function signInReads(orm: Orm, read: StaffStatements, { people, openedSince }: ListReads) {
  const lastReset = lastResets(orm);
  /** The number of the desk at which a person was signed in last; 0 when they never were. */
  function lastDesk(personId: string): number {
    return read.lastDeskOf().get({ id: personId })?.deskNumber ?? 0;
  }

  return {
    lastDesk,
    /**
     * Everyone who may sign in or has a first password to choose on a business day; of people with names alike also the desk of
     * each, of a new manager since when they are one (D11.41).
     */
    signInList(today: string): ListedPerson[] {
      const listed = people().filter(({ state }) => state === 'active' || state === 'activated');
      const alike = Map.groupBy(listed, ({ name }) => nameKey(name));
      return listed.map((person) => {
        const isTwin = (alike.get(nameKey(person.name))?.length ?? 0) > 1;
        const reset = person.state === 'activated' ? lastReset(person.id) : null;
        const since = person.role === 'manager' ? openedSince(person.id) : null;
        const newSince = isNewManager(since, today) ? since : null;
        return { ...person, twinAtDesk: isTwin ? lastDesk(person.id) : null, reset, newSince };
      });
    },
    /** The sign-in of a person that stands against all others, at whichever PC; null when there is none. */
    newestSignIn: (personId: string) => read.newestSignIn().get({ id: personId }) ?? null,
  };
}
