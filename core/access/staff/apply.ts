// Writes the tables of people, one function per entry type.
import { accountFactNotes } from '#core/access/accounts/apply.ts';
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  activations,
  clearances,
  clearanceWithdrawals,
  credentials,
  cutOffs,
  inquiries,
  nameCorrections,
  postChanges,
  registrations,
  signIns,
  supervisionFiles,
} from '#db/schema/access/staff.ts';
import {
  clearanceRecorded,
  clearanceWithdrawn,
  inquiryRequested,
  inspectorOpened,
  leaseOverridden,
  nameCorrected,
  passwordChosen,
  passwordReset,
  personActivated,
  personCutOff,
  personRegistered,
  personViewed,
  pinSet,
  postChanged,
  signInNoted,
  supervisionFileRecorded,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function staffAppliers({ orm }: Store): readonly EntryApplier[] {
  const isProved = accountFactNotes(orm);
  const insertPerson = preparedInsert(orm, registrations);
  const insertFile = preparedInsert(orm, supervisionFiles);
  const insertInquiry = preparedInsert(orm, inquiries);
  const insertWithdrawal = preparedInsert(orm, clearanceWithdrawals);
  const insertClearance = preparedInsert(orm, clearances);
  const insertActivation = preparedInsert(orm, activations);
  const insertCredential = preparedInsert(orm, credentials);
  const insertCutOff = preparedInsert(orm, cutOffs);
  const insertSignIn = preparedInsert(orm, signIns);
  const insertPost = preparedInsert(orm, postChanges);
  const insertName = preparedInsert(orm, nameCorrections);
  return [
    applier(personRegistered, (entry) => {
      const { personId, twinOf, ...rest } = entry.body;
      const { nationalCode = null, fatherName = '' } = entry.private ?? {};
      insertPerson({
        id: personId,
        ...rest,
        nationalCode,
        fatherName: fatherName === '' ? null : fatherName,
        ...factOf(entry),
      });
    }),
    applier(postChanged, (entry) => {
      const { proof: _, ...facts } = entry.body;
      if (isProved(postChanged, entry, { personId: facts.personId, under: facts.role }))
        insertPost({ ...facts, reason: entry.private?.reason ?? null, ...knowingFactOf(entry) });
    }),
    applier(nameCorrected, (entry) => {
      const { twinOf: _, byThemself: __, ...facts } = entry.body;
      insertName({ ...facts, reason: entry.private?.reason ?? null, ...factOf(entry) });
    }),
    applier(supervisionFileRecorded, (entry) => insertFile({ ...entry.body, ...factOf(entry) })),
    // They stand in the journal, where they are read.
    applier(personViewed, () => undefined),
    applier(inspectorOpened, () => undefined),
    applier(leaseOverridden, () => undefined),
    applier(inquiryRequested, (entry) => insertInquiry({ ...entry.body, ...factOf(entry) })),
    applier(clearanceRecorded, (entry) => {
      const { byThemself: _, ...facts } = entry.body;
      insertClearance({ ...facts, ...knowingFactOf(entry) });
    }),
    applier(clearanceWithdrawn, (entry) => insertWithdrawal({ ...entry.body, ...knowingFactOf(entry) })),
    applier(personActivated, (entry) => {
      const { proof: _, role, ...facts } = entry.body;
      const told = { personId: facts.personId, makes: facts.codeKey, under: role };
      if (isProved(personActivated, entry, told))
        insertActivation({ ...facts, sealed: entry.private ?? null, ...knowingFactOf(entry) });
    }),
    applier(passwordChosen, (entry) => {
      const { proof: _, ...facts } = entry.body;
      const { personId, publicKey: makes, activationId: under } = facts;
      if (isProved(passwordChosen, entry, { personId, makes, under }))
        insertCredential({ ...facts, sealed: entry.private ?? null, ...factOf(entry) });
    }),
    // Facts of the journal alone: the activation beside it says what became of the account; no table tells who has a PIN.
    applier(passwordReset, () => undefined),
    applier(pinSet, () => undefined),
    applier(personCutOff, (entry) => insertCutOff({ ...entry.body, ...knowingFactOf(entry) })),
    applier(signInNoted, (entry) => insertSignIn({ ...entry.body, ...factOf(entry) })),
  ];
}
