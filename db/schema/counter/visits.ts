// Visits and clients. Names, identifiers and contact data come from private parts and stay in the office (D16).
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { OneKeyKind } from '#core/access/request-context/contract.ts';
import type { IdentifierKind, MandateBasis } from '#core/counter/people/contract.ts';
import type { ClientType } from '#core/counter/visits/contract.ts';
import type { FormType } from '#core/counter/visits/people/contract.ts';
import { factColumns, isDay, knowingColumns } from '../columns.ts';

/** The newest contact data of a client, for prefilling. Never carries a verification (domain.md §3). */
export const clients = sqliteTable(
  'clients',
  {
    identifierHmac: text().primaryKey(),
    clientType: text().$type<ClientType>().notNull(),
    identifierMasked: text().notNull(),
    identifier: text(),
    name: text(),
    nameFolded: text(),
    mobile: text(),
    postalCode: text(),
    /** (lc, id) of the form that it was taken from: the last one counts. */
    version: text().notNull(),
  },
  (t) => [
    index('clients_identifier').on(t.identifier),
    index('clients_mobile').on(t.mobile),
    /** Narrows what one word of a name found by the other words, without reading the client. */
    index('clients_name').on(t.identifierHmac, t.nameFolded),
  ],
);

export const visits = sqliteTable(
  'visits',
  {
    id: text().primaryKey(),
    /** Gap-free per desk and day. */
    number: integer().notNull(),
    deskNumber: integer().notNull(),
    clientType: text().$type<ClientType>().notNull(),
    identifierHmac: text().notNull(),
    identifierMasked: text().notNull(),
    matterRole: text().notNull(),
    /** Version of the identity checklist that the visit was opened under. */
    checklist: text().notNull(),
    identifier: text(),
    clientName: text(),
    mobile: text(),
    postalCode: text(),
    /** Type-specific facts: licence, gazette, representative (private). */
    details: text({ mode: 'json' }).$type<Record<string, string>>(),
    /** Tracking number (کد رهگیری) of the judiciary's own system (private). */
    trackingNumber: text(),
    ...factColumns,
  },
  (t) => [
    index('visits_day').on(t.day, t.deskNumber, t.number),
    index('visits_tracking').on(t.trackingNumber),
    index('visits_client').on(t.identifierHmac, t.day),
    /** How many visits each person had on a day, counted in the index alone. */
    index('visits_of_person').on(t.day, t.actor),
    check('visits_number', sql`${t.number} >= 1`),
    check('visits_day_form', isDay('day')),
  ],
);

/** Further forms of a visit: of its first one, the visit has the columns. Private but for type and role. */
export const visitForms = sqliteTable(
  'visit_forms',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    clientType: text().$type<FormType>().notNull(),
    matterRole: text().notNull(),
    identifier: text(),
    clientName: text(),
    mobile: text(),
    postalCode: text(),
    details: text({ mode: 'json' }).$type<Record<string, string>>(),
    ...factColumns,
  },
  (t) => [index('visit_forms_visit').on(t.visitId, t.lc, t.id), index('visit_forms_day').on(t.day)],
);

/** Forms whose people take no part any more. */
export const formRemovals = sqliteTable(
  'form_removals',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    formId: text().notNull(),
    reasonCode: text().notNull(),
    ...factColumns,
  },
  (t) => [index('form_removals_form').on(t.formId), index('form_removals_visit').on(t.visitId)],
);

/** Everybody who has a part in a visit, here or represented; identifier, name and birth date are private. */
export const participants = sqliteTable(
  'participants',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    formId: text().notNull(),
    kind: text().$type<IdentifierKind>().notNull(),
    hash: text().notNull(),
    isHere: integer({ mode: 'boolean' }).notNull(),
    role: text().notNull(),
    /** How many sign together for a company; null where one does. */
    signatures: integer(),
    identifier: text(),
    name: text(),
    birthDate: text(),
    ...factColumns,
  },
  (t) => [
    index('participants_visit').on(t.visitId),
    index('participants_form').on(t.formId),
    index('participants_hash').on(t.hash, t.lc, t.id),
    index('participants_born').on(t.hash, t.lc, t.id).where(sql`${t.birthDate} IS NOT NULL`),
  ],
);

/** Who acts for whom in a visit, and by what. */
export const mandates = sqliteTable(
  'mandates',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    formId: text().notNull(),
    fromId: text().notNull(),
    toId: text().notNull(),
    basis: text().$type<MandateBasis>().notNull(),
    ...factColumns,
  },
  (t) => [index('mandates_visit').on(t.visitId)],
);

export const visitEndings = sqliteTable(
  'visit_endings',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    kind: text({ enum: ['completed', 'cancelled', 'asked'] }).notNull(),
    reasonCode: text(),
    ...factColumns,
  },
  (t) => [
    index('visit_endings_visit').on(t.visitId),
    index('visit_endings_day').on(t.day),
    index('visit_endings_cancelled').on(t.day).where(sql`${t.kind} = 'cancelled'`),
    index('visit_endings_asked').on(t.day).where(sql`${t.kind} = 'asked'`),
  ],
);

/** Legal advice asked and referred to 129 (D15). */
export const adviceReferrals = sqliteTable(
  'advice_referrals',
  { id: text().primaryKey(), visitId: text(), ...factColumns },
  (t) => [index('advice_referrals_day').on(t.day)],
);

/** One-key acts that were undone within seconds. */
export const actWithdrawals = sqliteTable(
  'act_withdrawals',
  {
    id: text().primaryKey(),
    actId: text().notNull(),
    kind: text().$type<OneKeyKind>().notNull(),
    ...factColumns,
  },
  (t) => [index('act_withdrawals_day').on(t.day)],
);

/** Search words of clients' names, folded; one row a word. */
export const clientWords = sqliteTable(
  'client_words',
  { word: text().notNull(), identifierHmac: text().notNull() },
  (t) => [primaryKey({ columns: [t.word, t.identifierHmac] })],
);

/** Visits that may still need somebody, by business day: kept by `apply` from the facts, so that none is ever lost from sight. */
export const openVisits = sqliteTable(
  'open_visits',
  { visitId: text().primaryKey(), day: text().notNull() },
  (t) => [index('open_visits_day').on(t.day)],
);

/** Why an unusual act was done in a visit, linked to the act's own record. */
export const visitReasons = sqliteTable(
  'visit_reasons',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    kind: text().notNull(),
    /** The record that it explains: an ending, a check, a correction of a charge, a payment. */
    actId: text().notNull(),
    /** In words (private). */
    reason: text(),
    ...factColumns,
  },
  (t) => [
    index('visit_reasons_day').on(t.day, t.kind),
    index('visit_reasons_visit').on(t.visitId),
    index('visit_reasons_act').on(t.actId),
  ],
);

/** Corrections of a visit's contact data and papers; a later correction of a field counts. Private throughout. */
export const visitCorrections = sqliteTable(
  'visit_corrections',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    formId: text().notNull(),
    clientName: text(),
    mobile: text(),
    postalCode: text(),
    details: text({ mode: 'json' }).$type<Record<string, string>>(),
    ...factColumns,
  },
  (t) => [index('visit_corrections_visit').on(t.visitId, t.lc, t.id)],
);

/**
 * Who somebody of a form is by another identifier than was typed (D1.125): the last one of a participant counts, and a check that did not
 * know of it verified nobody. Private but for the hashes.
 */
export const identifierCorrections = sqliteTable(
  'identifier_corrections',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    formId: text().notNull(),
    participantId: text().notNull(),
    kind: text().$type<IdentifierKind>().notNull(),
    hash: text().notNull(),
    /** The hashes under which they stood there before. */
    former: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    identifier: text(),
    /** The identifier by which the form is known, where it is theirs. */
    formIdentifier: text(),
    formIdentifierMasked: text(),
    /** Where the form says the identifier once more. */
    details: text({ mode: 'json' }).$type<Record<string, string>>(),
    /** What the form says no more. */
    dropped: text({ mode: 'json' }).$type<readonly string[]>(),
    /** The manager who stood beside. */
    managerId: text().notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('identifier_corrections_visit').on(t.visitId, t.lc),
    index('identifier_corrections_hash').on(t.hash),
  ],
);

/**
 * What the judiciary's own system answered when a unit of a visit's services was filed (private: number, branch, time). One that
 * another one replaces counts no more.
 */
export const visitFilings = sqliteTable(
  'visit_filings',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    trackingNumber: text(),
    /** The number without noughts in front, by which the same one is known again. */
    numberKey: text(),
    /** The filing that it puts right; null for one of its own. */
    replaces: text(),
    branch: text(),
    filedAt: text(),
    /** Rials that the judiciary's own system charged by itself. */
    governmentCharge: integer(),
    /** Rials that it says are due to the office. */
    officeFee: integer(),
    ...factColumns,
  },
  (t) => [
    index('visit_filings_visit').on(t.visitId, t.lc),
    index('visit_filings_number').on(t.numberKey, t.lc, t.id),
    index('visit_filings_replaced').on(t.replaces).where(sql`${t.replaces} IS NOT NULL`),
    index('visit_filings_day').on(t.day),
  ],
);

/** A filing that the manager took back: it was never made for this visit, or not at all. It counts no more. */
export const filingWithdrawals = sqliteTable(
  'filing_withdrawals',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    filingId: text().notNull(),
    ...factColumns,
  },
  (t) => [
    index('filing_withdrawals_filing').on(t.filingId),
    index('filing_withdrawals_visit').on(t.visitId),
    index('filing_withdrawals_day').on(t.day),
  ],
);
