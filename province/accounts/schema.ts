// Tables of the supervisors' own accounts, their sessions, counted attempts and the security log.
import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const supervisors = pgTable('supervisors', {
  name: text('name').primaryKey(),
  passwordHash: text('password_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
});

/** A session is known by the hash of its cookie, so that who reads the database cannot use it. */
export const supervisorSessions = pgTable('supervisor_sessions', {
  hash: text('hash').primaryKey(),
  supervisor: text('supervisor').notNull(),
  startedAt: instant('started_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  endedAt: instant('ended_at'),
});

export const attempts = pgTable(
  'attempts',
  {
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    failures: integer('failures').notNull(),
    blockedUntil: instant('blocked_until'),
    lastAt: instant('last_at').notNull(),
    /** Attempts that were not taken since the pause began. */
    refused: integer('refused').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.kind, table.source] })],
);

export const securityLog = pgTable('security_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull(),
  kind: text('kind').notNull(),
  who: text('who').notNull(),
  address: text('address').notNull(),
});
