// The office's equipment: what there is, who holds each piece, its faults, care and end (D18).
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  Condition,
  EquipmentKind,
  HandoverAnswer,
  InspectionKind,
  RepairOutcome,
  WriteOffReason,
} from '#core/assets/equipment/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

export const equipment = sqliteTable(
  'equipment',
  {
    id: text().primaryKey(),
    deskNumber: integer().notNull(),
    number: integer().notNull(),
    kind: text().$type<EquipmentKind>().notNull(),
    serial: text().notNull(),
    /** The designated terminal that a POS device is. */
    terminalId: text(),
    /** Days from one service to the next; null when it needs none. */
    serviceEveryDays: integer(),
    /** What it is called in the office (private). */
    title: text(),
    ...factColumns,
  },
  (t) => [
    index('equipment_number').on(t.deskNumber, t.number),
    index('equipment_serial').on(t.serial),
    check('equipment_number_form', sql`${t.number} >= 1`),
  ],
);

/** One side of a change of hands: who gives it away, to whom; null stands for the office's store. */
export const equipmentHandovers = sqliteTable(
  'equipment_handovers',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    fromId: text(),
    toId: text(),
    /** The change of hands that it follows. */
    after: text(),
    condition: text().$type<Condition>().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('equipment_handovers_piece').on(t.equipmentId)],
);

/** The other side: taken as it is, refused, or withdrawn by who offered it. */
export const equipmentAnswers = sqliteTable(
  'equipment_answers',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    handoverId: text().notNull(),
    answer: text().$type<HandoverAnswer>().notNull(),
    condition: text().$type<Condition>(),
    note: text(),
    ...factColumns,
  },
  (t) => [
    index('equipment_answers_piece').on(t.equipmentId),
    index('equipment_answers_handover').on(t.handoverId),
  ],
);

/** The manager takes a piece back without its holder, with a reason. */
export const equipmentRecoveries = sqliteTable(
  'equipment_recoveries',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    fromId: text().notNull(),
    after: text(),
    reason: text(),
    ...factColumns,
  },
  (t) => [index('equipment_recoveries_piece').on(t.equipmentId)],
);

export const equipmentFaults = sqliteTable(
  'equipment_faults',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    stopsWork: integer({ mode: 'boolean' }).notNull(),
    description: text(),
    ...knowingColumns,
  },
  (t) => [index('equipment_faults_piece').on(t.equipmentId), index('equipment_faults_lc').on(t.lc, t.id)],
);

export const equipmentRepairs = sqliteTable(
  'equipment_repairs',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    faultId: text().notNull(),
    outcome: text().$type<RepairOutcome>().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('equipment_repairs_piece').on(t.equipmentId), index('equipment_repairs_fault').on(t.faultId)],
);

/** Looked at: at its regular service, or in the yearly check of what is there. */
export const equipmentInspections = sqliteTable(
  'equipment_inspections',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    kind: text().$type<InspectionKind>().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('equipment_inspections_piece').on(t.equipmentId)],
);

export const equipmentWriteOffs = sqliteTable(
  'equipment_write_offs',
  {
    id: text().primaryKey(),
    equipmentId: text().notNull(),
    reason: text().$type<WriteOffReason>().notNull(),
    letterNumber: text().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('equipment_write_offs_piece').on(t.equipmentId)],
);

/** A check of what is there, as it ended: what nobody saw, and what was scanned and is in no register. JSON lists. */
export const equipmentChecks = sqliteTable(
  'equipment_checks',
  {
    id: text().primaryKey(),
    /** Business day on which it began. */
    since: text().notNull(),
    seen: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    missing: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Private; null where another PC keeps it. */
    unknown: text({ mode: 'json' }).$type<readonly string[]>(),
    ...factColumns,
  },
  (t) => [index('equipment_checks_lc').on(t.lc, t.id)],
);
