// Handing a desk over during the day: open visits and terminals, with what the terminals took until then (D2, D21).
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { HandoverAnswer } from '#core/counter/handovers/contract.ts';
import { factColumns } from '../columns.ts';

export const handovers = sqliteTable(
  'handovers',
  {
    id: text().primaryKey(),
    toId: text().notNull(),
    visitIds: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Per terminal: payments that stand and their sum in rials, as the giver saw them. */
    terminals: text({ mode: 'json' })
      .$type<readonly { terminalId: string; count: number; amount: number }[]>()
      .notNull(),
    ...factColumns,
  },
  (t) => [index('handovers_day').on(t.day)],
);

/** The other side: taken, declined, or withdrawn by who offered it; the first answer counts. */
export const handoverAnswers = sqliteTable(
  'handover_answers',
  {
    id: text().primaryKey(),
    handoverId: text().notNull(),
    answer: text().$type<HandoverAnswer>().notNull(),
    ...factColumns,
  },
  (t) => [index('handover_answers_handover').on(t.handoverId)],
);
