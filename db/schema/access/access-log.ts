// Access to a client's full identifier or phone, and to kept files; and alerts for very many within minutes (D16).
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AccessPurpose, RecordKind } from '#core/access/access-log/contract.ts';
import { factColumns } from '../columns.ts';

/** The start of the application, the machine's real time and the reckoned clock. */
const timeColumns = {
  boot: text().notNull(),
  elapsedMs: integer().notNull(),
  reckonedMs: integer().notNull(),
};

/** Every time that a client's identifier or contact data was shown. */
export const clientViews = sqliteTable(
  'client_views',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    purpose: text().$type<AccessPurpose>().notNull(),
    ...timeColumns,
    ...factColumns,
  },
  (t) => [
    index('client_views_visit').on(t.visitId),
    index('client_views_day').on(t.day, t.actor),
    index('client_views_actor').on(t.actor, t.at),
  ],
);

/** Every time that a complaint's contact or a kept file was shown. */
export const recordViews = sqliteTable(
  'record_views',
  {
    id: text().primaryKey(),
    kind: text().$type<RecordKind>().notNull(),
    recordId: text().notNull(),
    ...timeColumns,
    ...factColumns,
  },
  (t) => [index('record_views_day').on(t.day, t.actor), index('record_views_actor').on(t.actor, t.at)],
);

/** Somebody saw very many within minutes. */
export const accessAlerts = sqliteTable(
  'access_alerts',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    firstAt: text().notNull(),
    lastAt: text().notNull(),
    accessIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    ...factColumns,
  },
  (t) => [index('access_alerts_person').on(t.personId, t.at), index('access_alerts_lc').on(t.lc)],
);

export const accessAlertAnswers = sqliteTable(
  'access_alert_answers',
  { id: text().primaryKey(), alertId: text().notNull(), note: text(), ...factColumns },
  (t) => [index('access_alert_answers_alert').on(t.alertId, t.lc)],
);
