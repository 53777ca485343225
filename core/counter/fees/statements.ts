// Statements of tariffs, rates, charges and boards, prepared on first use.
import { and, asc, desc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, inOrderOfFirst, isFirst, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  boardHangings,
  boardPrints,
  externalRates,
  feeCharges,
  feeCorrections,
  feeLines,
  rateConfirmations,
  tariffConfirmations,
  tariffs,
} from '#db/schema/counter/fees.ts';
import { excessItems } from './rules.ts';

const id = sql.placeholder('id');
const day = sql.placeholder('day');

const summaryColumns = {
  tariffId: tariffs.id,
  title: tariffs.title,
  authority: tariffs.authority,
  letterNumber: tariffs.letterNumber,
  letterDay: tariffs.letterDay,
  effectiveFrom: tariffs.effectiveFrom,
  contentSha256: tariffs.contentSha256,
  proposedBy: tariffs.actor,
  proposedAt: tariffs.at,
  device: tariffs.device,
  epoch: tariffs.epoch,
  seq: tariffs.seq,
};

/** First correction of a charge: two PCs may both have cancelled it, and it falls once. */
const isFirstCorrection = isFirst(feeCorrections, feeCorrections.chargeId);
const isCorrected = sql<number>`EXISTS (SELECT 1 FROM fee_corrections c WHERE c.charge_id = fee_charges.id)`;
const isConfirmedRate = sql`EXISTS (SELECT 1 FROM rate_confirmations c WHERE c.rate_id = external_rates.id)`;
const officePosLines = sql`${feeLines.channel} = 'office_pos'`;
const grossSum = sql<number>`coalesce(sum(${feeLines.gross}), 0)`;

/** Statements of tariff versions. */
function tariffStatements(orm: Orm) {
  return {
    tariffs: once(() =>
      orm
        .select(summaryColumns)
        .from(tariffs)
        .orderBy(desc(tariffs.effectiveFrom), ...newestFirst(tariffs))
        .prepare(),
    ),
    tariff: once(() => orm.select().from(tariffs).where(eq(tariffs.id, id)).prepare()),
    tariffBySha256: once(() =>
      orm.select({ id: tariffs.id }).from(tariffs).where(eq(tariffs.contentSha256, id)).limit(1).prepare(),
    ),
    confirmation: once(() =>
      orm
        .select()
        .from(tariffConfirmations)
        .where(eq(tariffConfirmations.tariffId, id))
        .orderBy(...inOrder(tariffConfirmations))
        .prepare(),
    ),
    confirmedUntil: once(() =>
      orm
        .select({ tariffId: tariffs.id, effectiveFrom: tariffs.effectiveFrom })
        .from(tariffs)
        .innerJoin(tariffConfirmations, eq(tariffConfirmations.tariffId, tariffs.id))
        .where(lte(tariffs.effectiveFrom, day))
        .groupBy(tariffs.id)
        .orderBy(...inOrderOfFirst(tariffConfirmations))
        .prepare(),
    ),
  };
}

/** Statements of the rates that other bodies set. */
function rateStatements(orm: Orm) {
  return {
    rates: once(() =>
      orm
        .select()
        .from(externalRates)
        .orderBy(...newestFirst(externalRates))
        .prepare(),
    ),
    rateConfirmation: once(() =>
      orm
        .select()
        .from(rateConfirmations)
        .where(eq(rateConfirmations.rateId, id))
        .orderBy(...inOrder(rateConfirmations))
        .prepare(),
    ),
    ratesUntil: once(() =>
      orm
        .select()
        .from(externalRates)
        .where(and(lte(externalRates.effectiveFrom, day), isConfirmedRate))
        .orderBy(desc(externalRates.effectiveFrom), ...newestFirst(externalRates))
        .prepare(),
    ),
    ratesChargedOnDay: once(() =>
      orm
        .selectDistinct({
          tariffId: feeCharges.tariffId,
          itemCode: feeLines.itemCode,
          unitAmount: feeLines.unitAmount,
        })
        .from(feeLines)
        .innerJoin(feeCharges, eq(feeCharges.id, feeLines.chargeId))
        .where(eq(feeLines.day, day))
        .prepare(),
    ),
  };
}

/** Statements of charges and of what was cancelled of them. */
function chargeStatements(orm: Orm) {
  return {
    charge: once(() => orm.select().from(feeCharges).where(eq(feeCharges.id, id)).prepare()),
    chargesOfVisit: once(() =>
      orm
        .select({ charge: feeCharges, cancelled: isCorrected })
        .from(feeCharges)
        .where(eq(feeCharges.visitId, id))
        .orderBy(...inOrder(feeCharges))
        .prepare(),
    ),
    linesOfCharge: once(() =>
      orm
        .select({ line: feeLines, rate: externalRates })
        .from(feeLines)
        .leftJoin(externalRates, eq(externalRates.id, feeLines.rateId))
        .where(eq(feeLines.chargeId, id))
        .orderBy(asc(feeLines.line))
        .prepare(),
    ),
    chargedForFilings: once(() =>
      orm
        .select({ total: grossSum })
        .from(feeCharges)
        .innerJoin(feeLines, eq(feeLines.chargeId, feeCharges.id))
        .where(
          and(
            eq(feeCharges.visitId, id),
            or(eq(feeLines.files, 1), inArray(feeLines.itemCode, [...excessItems])),
            sql`NOT ${isCorrected}`,
          ),
        )
        .prepare(),
    ),
    linesToFile: once(() =>
      orm
        .select({
          chargeId: feeLines.chargeId,
          tariffId: feeCharges.tariffId,
          itemCode: feeLines.itemCode,
          count: feeLines.count,
        })
        .from(feeCharges)
        .innerJoin(feeLines, eq(feeLines.chargeId, feeCharges.id))
        .where(and(eq(feeCharges.visitId, id), eq(feeLines.files, 1), sql`NOT ${isCorrected}`))
        .orderBy(...inOrder(feeCharges), asc(feeLines.line))
        .prepare(),
    ),
    correction: once(() =>
      orm
        .select({ id: feeCorrections.id })
        .from(feeCorrections)
        .where(eq(feeCorrections.chargeId, id))
        .limit(1)
        .prepare(),
    ),
    chargedOnDay: once(() =>
      orm
        .select({ total: grossSum })
        .from(feeLines)
        .where(and(eq(feeLines.day, day), officePosLines))
        .prepare(),
    ),
    cancelledOnDay: once(() =>
      orm
        .select({ total: grossSum })
        .from(feeCorrections)
        .innerJoin(feeLines, eq(feeLines.chargeId, feeCorrections.chargeId))
        .where(and(eq(feeCorrections.day, day), officePosLines, isFirstCorrection))
        .prepare(),
    ),
  };
}

/** Statements of the boards that were printed and hung up. */
function boardStatements(orm: Orm) {
  return {
    boardPrint: once(() =>
      orm
        .select({ at: boardPrints.at, actor: boardPrints.actor })
        .from(boardPrints)
        .where(eq(boardPrints.board, id))
        .orderBy(...newestFirst(boardPrints))
        .limit(1)
        .prepare(),
    ),
    boardHanging: once(() =>
      orm
        .select()
        .from(boardHangings)
        .orderBy(...newestFirst(boardHangings))
        .limit(1)
        .prepare(),
    ),
  };
}

export type FeeStatements = ReturnType<typeof feeStatements>;

/** Every statement of this duty. Named for the tests of their query plans. */
export function feeStatements(orm: Orm) {
  return {
    ...tariffStatements(orm),
    ...rateStatements(orm),
    ...chargeStatements(orm),
    ...boardStatements(orm),
  };
}
