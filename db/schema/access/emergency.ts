// Sessions in an emergency (D11): who worked beside which manager, why and until when, and who ended one before its time.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EmergencyReason } from '#core/access/emergency/contract.ts';
import { factColumns } from '../columns.ts';

export const emergencies = sqliteTable(
  'emergencies',
  {
    /** The mark of everything that was done in it (`supervised` of an entry). */
    id: text().primaryKey(),
    personId: text().notNull(),
    reasonCode: text().$type<EmergencyReason>().notNull(),
    /** In the manager's words (private). */
    reason: text(),
    expiresAt: text().notNull(),
    ...factColumns,
  },
  (t) => [
    index('emergencies_lc').on(t.lc, t.id),
    index('emergencies_person').on(t.personId, t.lc, t.id),
    index('emergencies_day').on(t.day),
  ],
);

export const emergencyEnds = sqliteTable(
  'emergency_ends',
  { id: text().primaryKey(), emergencyId: text().notNull(), ...factColumns },
  (t) => [index('emergency_ends_emergency').on(t.emergencyId)],
);
