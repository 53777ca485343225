// Training and notices (D13–D15): topics with their validity, sessions and who says that they were there, notices and who
// says that they read them.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NoticeKind } from '#core/assets/training/contract.ts';
import { factColumns } from '../columns.ts';

export const trainingTopics = sqliteTable('training_topics', {
  id: text().primaryKey(),
  /** Roles that need it, a JSON list. */
  roles: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Days for which attending counts. */
  validForDays: integer().notNull(),
  title: text(),
  ...factColumns,
});

export const trainingTopicEnds = sqliteTable(
  'training_topic_ends',
  { id: text().primaryKey(), topicId: text().notNull(), ...factColumns },
  (t) => [index('training_topic_ends_topic').on(t.topicId)],
);

export const trainingSessions = sqliteTable(
  'training_sessions',
  {
    id: text().primaryKey(),
    topicId: text().notNull(),
    heldOn: text().notNull(),
    minutes: integer().notNull(),
    /** Who is said to have been there, a JSON list of person ids. */
    attendees: text({ mode: 'json' }).$type<string[]>().notNull(),
    trainer: text(),
    ...factColumns,
  },
  (t) => [index('training_sessions_topic').on(t.topicId)],
);

export const trainingAttendances = sqliteTable(
  'training_attendances',
  { id: text().primaryKey(), sessionId: text().notNull(), ...factColumns },
  (t) => [index('training_attendances_person').on(t.actor)],
);

/** Somebody was not at a session after all: it takes what they said of it away, wherever and whenever they said it. */
export const attendanceWithdrawals = sqliteTable(
  'attendance_withdrawals',
  {
    id: text().primaryKey(),
    sessionId: text().notNull(),
    personId: text().notNull(),
    /** The manager's words (private). */
    reason: text(),
    ...factColumns,
  },
  (t) => [index('attendance_withdrawals_person').on(t.personId)],
);

export const notices = sqliteTable('notices', {
  id: text().primaryKey(),
  kind: text().$type<NoticeKind>().notNull(),
  roles: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Days after which it is to be read again; null: once. */
  renewEveryDays: integer(),
  title: text(),
  body: text(),
  /** A JSON list of questions with their answers (private). */
  questions: text({ mode: 'json' }).$type<{ question: string; answers: string[]; right: number }[]>(),
  ...factColumns,
});

export const noticeAcknowledgements = sqliteTable(
  'notice_acknowledgements',
  { id: text().primaryKey(), noticeId: text().notNull(), ...factColumns },
  (t) => [index('notice_acknowledgements_person').on(t.actor)],
);

/** A check that somebody did not pass: which questions had a wrong answer, a JSON list of their places. */
export const noticeTries = sqliteTable(
  'notice_tries',
  {
    id: text().primaryKey(),
    noticeId: text().notNull(),
    wrong: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
    ...factColumns,
  },
  (t) => [index('notice_tries_notice').on(t.noticeId)],
);

export const noticeWithdrawals = sqliteTable(
  'notice_withdrawals',
  { id: text().primaryKey(), noticeId: text().notNull(), reason: text(), ...factColumns },
  (t) => [index('notice_withdrawals_notice').on(t.noticeId)],
);
