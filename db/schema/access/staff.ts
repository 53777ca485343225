// People of the office (D8–D11): facts only; a person's state is read from them.
import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SealedKey } from '#core/access/accounts/contract.ts';
import type {
  CutOffReason,
  OfficePost,
  Role,
  SignInKind,
  SupervisoryBody,
} from '#core/access/staff/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

/** What a person was registered with. */
export const registrations = sqliteTable(
  'registrations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The post of the registration: that of today follows from the changes as well. */
    role: text().$type<Role>().notNull(),
    nationalCodeMasked: text().notNull(),
    nationalCodeHmac: text().notNull(),
    /** In full, for letters to authorities (private). */
    nationalCode: text(),
    fatherName: text(),
    ...factColumns,
  },
  (t) => [
    index('registrations_national_code').on(t.nationalCodeHmac),
    check(
      'registrations_role',
      sql`${t.role} IN ('clerk', 'manager', 'legal_expert', 'it_expert', 'inspector')`,
    ),
  ],
);

/** Another post of a person; the last that counts is theirs, before it that of their registration. */
export const postChanges = sqliteTable(
  'post_changes',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    role: text().$type<OfficePost>().notNull(),
    body: text().$type<SupervisoryBody>().notNull(),
    letterNumber: text().notNull(),
    letterDay: text().notNull(),
    reason: text(),
    ...knowingColumns,
  },
  (t) => [
    index('post_changes_person').on(t.personId, t.lc),
    check('post_changes_role', sql`${t.role} IN ('clerk', 'manager', 'legal_expert', 'it_expert')`),
  ],
);

/** A name that was corrected, with the one before it. */
export const nameCorrections = sqliteTable(
  'name_corrections',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    formerName: text().notNull(),
    name: text().notNull(),
    reason: text(),
    ...factColumns,
  },
  (t) => [index('name_corrections_person').on(t.personId, t.lc)],
);

/** A person as they are registered, under the name that was corrected last: the row that everything else reads. A view (views/persons.ts). */
export const persons = sqliteTable('persons', {
  id: text().primaryKey(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  nationalCodeMasked: text().notNull(),
  nationalCodeHmac: text().notNull(),
  nationalCode: text(),
  fatherName: text(),
  ...factColumns,
});

/** Supervision file (پرونده نظارتی). */
export const supervisionFiles = sqliteTable(
  'supervision_files',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    fileNumber: text().notNull(),
    openedOn: text().notNull(),
    ...factColumns,
  },
  (t) => [index('supervision_files_person').on(t.personId)],
);

/** That the security inquiry was asked for (استعلام حفاظتی). */
export const inquiries = sqliteTable(
  'inquiries',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    reference: text().notNull(),
    requestedOn: text().notNull(),
    ...factColumns,
  },
  (t) => [index('inquiries_person').on(t.personId)],
);

/** Approved security inquiry (استعلام حفاظتی). */
export const clearances = sqliteTable(
  'clearances',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    reference: text().notNull(),
    issuedOn: text().notNull(),
    expiresOn: text().notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('clearances_person').on(t.personId, t.expiresOn),
    check('clearances_span', sql`${t.expiresOn} >= ${t.issuedOn}`),
  ],
);

/** A withdrawal of a clearance: suspends the person until a clearance that knew it. */
export const clearanceWithdrawals = sqliteTable(
  'clearance_withdrawals',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    letterNumber: text().notNull(),
    withdrawnOn: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('clearance_withdrawals_person').on(t.personId)],
);

/** Activation of an account with a one-time code: the public key that the code opens, and what opens it (private). */
export const activations = sqliteTable(
  'activations',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    codeKey: text().notNull(),
    sealed: text({ mode: 'json' }).$type<SealedKey>(),
    codeExpiresAt: text(),
    ...knowingColumns,
  },
  (t) => [index('activations_person').on(t.personId, t.lc)],
);

/** A password chosen by the person: its public key, and what it opens (private). The latest of the latest activation counts. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    publicKey: text().notNull(),
    sealed: text({ mode: 'json' }).$type<SealedKey>(),
    activationId: text().notNull(),
    ...factColumns,
  },
  (t) => [index('credentials_person').on(t.personId, t.lc)],
);

/** Access cut at once when a person leaves; stands until an activation that knew it (D9). */
export const cutOffs = sqliteTable(
  'cut_offs',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    reasonCode: text().$type<CutOffReason>().notNull(),
    leftAt: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('cut_offs_person').on(t.personId, t.lc)],
);

/** Sign-ins, sign-outs and refused sign-ins (D11). */
export const signIns = sqliteTable(
  'sign_ins',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    kind: text().$type<SignInKind>().notNull(),
    ...factColumns,
  },
  (t) => [index('sign_ins_person').on(t.personId, t.at), index('sign_ins_lc').on(t.personId, t.lc)],
);
