// Premises checks and corrective actions (D5, D6, D17).
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CheckResult, ProofKind, Rhythm, Verdict } from '#core/closing/premises/contract.ts';
import { factColumns, isDay, knowingColumns } from '../columns.ts';

export const premisesChecks = sqliteTable(
  'premises_checks',
  {
    id: text().primaryKey(),
    /** One of the schedules', or the id of what the office added. */
    item: text().notNull(),
    result: text().$type<CheckResult>().notNull(),
    /** What was seen (private). */
    note: text(),
    /** The business day on which it was due; null when it was not due. */
    dueDay: text(),
    ...knowingColumns,
  },
  (t) => [
    index('premises_checks_day').on(t.day, t.item),
    index('premises_checks_item').on(t.item, t.day),
    index('premises_checks_known').on(t.item, t.lc),
    check('premises_checks_day_form', isDay('day')),
  ],
);

export const correctiveActions = sqliteTable(
  'corrective_actions',
  {
    id: text().primaryKey(),
    checkId: text().notNull(),
    ownerId: text().notNull(),
    dueDay: text().notNull(),
    /** What is to be done (private). */
    description: text(),
    /** The earlier action for the same item that turned out not to hold. */
    reopens: text(),
    ...factColumns,
  },
  (t) => [
    index('corrective_actions_due').on(t.dueDay),
    index('corrective_actions_check').on(t.checkId),
    index('corrective_actions_reopens').on(t.reopens),
    check('corrective_actions_due_form', isDay('due_day')),
  ],
);

export const actionCompletions = sqliteTable(
  'action_completions',
  {
    id: text().primaryKey(),
    actionId: text().notNull(),
    /** How it can be seen that it was done; null for what was marked as done before proof was asked for. */
    proofKind: text().$type<ProofKind>(),
    /** The proof in words (private). */
    note: text(),
    ...factColumns,
  },
  (t) => [index('action_completions_action').on(t.actionId)],
);

/** What another person found when they looked at a completed action. */
export const actionVerdicts = sqliteTable(
  'action_verdicts',
  {
    id: text().primaryKey(),
    actionId: text().notNull(),
    completionId: text().notNull(),
    verdict: text().$type<Verdict>().notNull(),
    note: text(),
    ...knowingColumns,
  },
  (t) => [index('action_verdicts_action').on(t.actionId)],
);

/** How often the office looks at something, from the business day after this one. */
export const rhythmSettings = sqliteTable(
  'rhythm_settings',
  {
    id: text().primaryKey(),
    item: text().notNull(),
    every: text().$type<Rhythm>().notNull(),
    /** What the office added, in words (private). */
    title: text(),
    /** What was set, for the history: the words or the name of the schedules, a colon, and how often. */
    label: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('rhythm_settings_lc').on(t.lc, t.id), check('rhythm_settings_day_form', isDay('day'))],
);
