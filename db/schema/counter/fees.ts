// Tariff versions, external rates and charged fees (D4). Amounts are integer rials; there is no cash member anywhere (D3).
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BoardPaper, Channel, Payee } from '#core/counter/fees/contract.ts';

import { factColumns, knowingColumns, rials } from '../columns.ts';

/** A tariff version as proposed; in force once a second person has confirmed it (design.md §7). */
export const tariffs = sqliteTable(
  'tariffs',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    authority: text().notNull(),
    letterNumber: text().notNull(),
    letterDay: text().notNull(),
    effectiveFrom: text().notNull(),
    contentSha256: text().notNull(),
    /** The whole version as a tariff document (core/counter/fees/contract.ts). */
    content: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('tariffs_effective').on(t.effectiveFrom), index('tariffs_content').on(t.contentSha256)],
);

export const tariffConfirmations = sqliteTable(
  'tariff_confirmations',
  { id: text().primaryKey(), tariffId: text().notNull(), ...knowingColumns },
  (t) => [index('tariff_confirmations_tariff').on(t.tariffId)],
);

/** A rate that the competent body sets, entered by the manager with its reference; in force once it is confirmed. */
export const externalRates = sqliteTable(
  'external_rates',
  {
    id: text().primaryKey(),
    itemCode: text().notNull(),
    amount: rials().notNull(),
    authority: text().notNull(),
    letterNumber: text().notNull(),
    letterDay: text().notNull(),
    effectiveFrom: text().notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('external_rates_item').on(t.itemCode, t.effectiveFrom),
    check('external_rates_amount', sql`${t.amount} >= 0`),
  ],
);

export const rateConfirmations = sqliteTable(
  'rate_confirmations',
  { id: text().primaryKey(), rateId: text().notNull(), ...factColumns },
  (t) => [index('rate_confirmations_rate').on(t.rateId)],
);

export const feeCharges = sqliteTable(
  'fee_charges',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    tariffId: text().notNull(),
    total: rials().notNull(),
    /** 1: on purpose beside another one of the visit; null otherwise. */
    another: integer(),
    /** The correction that took a charge back for this one; null where it stands for no other. */
    insteadOf: text(),
    ...knowingColumns,
  },
  (t) => [
    index('fee_charges_visit').on(t.visitId),
    index('fee_charges_day').on(t.day),
    check('fee_charges_total', sql`${t.total} >= 0`),
  ],
);

export const feeLines = sqliteTable(
  'fee_lines',
  {
    chargeId: text().notNull(),
    line: integer().notNull(),
    itemCode: text().notNull(),
    unitAmount: rials().notNull(),
    count: integer().notNull(),
    chargedCount: integer().notNull(),
    reduction: rials().notNull(),
    /** Listed code under which the reduction was given. */
    reductionCode: text(),
    net: rials().notNull(),
    vat: rials().notNull(),
    gross: rials().notNull(),
    payee: text().$type<Payee>().notNull(),
    channel: text().$type<Channel>().notNull(),
    day: text().notNull(),
    /** The rate of another body; null: the tariff's own. */
    rateId: text(),
    /** 1: each of its units is filed in the judiciary's own system; null otherwise. */
    files: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.chargeId, t.line] }),
    foreignKey({ columns: [t.chargeId], foreignColumns: [feeCharges.id] }),
    index('fee_lines_day').on(t.day, t.channel),
    check('fee_lines_gross', sql`${t.gross} = ${t.net} + ${t.vat} AND ${t.net} >= 0 AND ${t.vat} >= 0`),
    check('fee_lines_payee', sql`${t.payee} IN ('office', 'government', 'sms', 'other')`),
    check('fee_lines_channel', sql`${t.channel} IN ('office_pos', 'system_gateway')`),
  ],
);

/** A charge cancelled before payment, by a linked correction. */
export const feeCorrections = sqliteTable(
  'fee_corrections',
  { id: text().primaryKey(), chargeId: text().notNull(), reasonCode: text().notNull(), ...factColumns },
  (t) => [index('fee_corrections_charge').on(t.chargeId), index('fee_corrections_day').on(t.day)],
);

/** The paper behind a reduction of a charge; its number and the reason are private. */
export const feeReductions = sqliteTable(
  'fee_reductions',
  {
    id: text().primaryKey(),
    chargeId: text().notNull(),
    itemCode: text().notNull(),
    reductionCode: text().notNull(),
    basisPoints: integer().notNull(),
    document: text().notNull(),
    number: text(),
    reason: text(),
    ...factColumns,
  },
  (t) => [index('fee_reductions_charge').on(t.chargeId), index('fee_reductions_day').on(t.day)],
);

/** Every print of the rate board; `board` is the hash of what stood on it. */
export const boardPrints = sqliteTable(
  'board_prints',
  {
    id: text().primaryKey(),
    board: text().notNull(),
    paper: text().$type<BoardPaper>().notNull(),
    ...factColumns,
  },
  (t) => [index('board_prints_board').on(t.board, t.lc)],
);

/** Somebody said that a board hangs on the wall; the latest word counts (D5). */
export const boardHangings = sqliteTable(
  'board_hangings',
  { id: text().primaryKey(), board: text().notNull(), ...knowingColumns },
  (t) => [index('board_hangings_lc').on(t.lc, t.id)],
);
