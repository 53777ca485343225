// Reads of tariffs and charged fees. A tariff version never changes, so each is parsed once.
import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import {
  externalRates,
  feeCharges,
  feeCorrections,
  feeLines,
  tariffConfirmations,
  tariffs,
} from '#db/schema/fees.ts';
import type { ChargeView, TariffDocument } from './contract.ts';
import { type ExternalRate, tariffInForce } from './rules.ts';
import { readTariffContent } from './tariff-content.ts';

export type FeeReads = ReturnType<typeof feeReads>;

/** A confirmed version on its way into force or in it. */
export type ConfirmedTariff = { readonly tariffId: string; readonly tariff: TariffDocument };

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
};

/** First correction of a charge: two PCs may both have cancelled it, and it falls once. */
const isFirstCorrection = sql`NOT EXISTS (
  SELECT 1 FROM fee_corrections f WHERE f.charge_id = fee_corrections.charge_id
    AND (f.at, f.id) < (fee_corrections.at, fee_corrections.id))`;
const officePosLines = sql`${feeLines.channel} = 'office_pos'`;
const grossSum = sql<number>`coalesce(sum(${feeLines.gross}), 0)`;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function feeStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const day = sql.placeholder('day');
  return {
    tariffs: once(() =>
      orm
        .select(summaryColumns)
        .from(tariffs)
        .orderBy(desc(tariffs.effectiveFrom), desc(tariffs.at))
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
        .orderBy(asc(tariffConfirmations.at), asc(tariffConfirmations.id))
        .limit(1)
        .prepare(),
    ),
    confirmedUntil: once(() =>
      orm
        .select({ tariffId: tariffs.id, effectiveFrom: tariffs.effectiveFrom })
        .from(tariffs)
        .innerJoin(tariffConfirmations, eq(tariffConfirmations.tariffId, tariffs.id))
        .where(lte(tariffs.effectiveFrom, day))
        .groupBy(tariffs.id)
        .orderBy(sql`min(${tariffConfirmations.at})`, sql`min(${tariffConfirmations.id})`)
        .prepare(),
    ),
    ratesUntil: once(() =>
      orm
        .select()
        .from(externalRates)
        .where(lte(externalRates.effectiveFrom, day))
        .orderBy(desc(externalRates.effectiveFrom), desc(externalRates.at), desc(externalRates.id))
        .prepare(),
    ),
    charge: once(() => orm.select().from(feeCharges).where(eq(feeCharges.id, id)).prepare()),
    chargesOfVisit: once(() =>
      orm
        .select()
        .from(feeCharges)
        .where(eq(feeCharges.visitId, id))
        .orderBy(asc(feeCharges.at), asc(feeCharges.id))
        .prepare(),
    ),
    linesOfCharge: once(() =>
      orm.select().from(feeLines).where(eq(feeLines.chargeId, id)).orderBy(asc(feeLines.line)).prepare(),
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

/** Prepares the reads of this duty. */
export function feeReads(orm: Orm) {
  const statements = feeStatements(orm);
  const parsed = new Map<string, TariffDocument>();

  function tariff(tariffId: string): TariffDocument | null {
    const known = parsed.get(tariffId);
    if (known !== undefined) return known;
    const row = statements.tariff().get({ id: tariffId });
    if (row === undefined) return null;
    const read = readTariffContent(row.content);
    parsed.set(tariffId, read);
    return read;
  }

  function summary(tariffId: string) {
    const row = statements.tariff().get({ id: tariffId });
    return row === undefined ? null : { tariffId, proposedBy: row.actor, ...confirmationOf(tariffId) };
  }

  function confirmationOf(tariffId: string) {
    const row = statements.confirmation().get({ id: tariffId });
    return { confirmed: row !== undefined, confirmedBy: row?.actor ?? null };
  }

  function isCancelled(chargeId: string): boolean {
    return statements.correction().get({ id: chargeId }) !== undefined;
  }

  return {
    /** A version's document, confirmed or not. */
    tariff,
    /** Who proposed a version and who confirmed it, or null when it is not known here. */
    summary,
    isKnown: (contentSha256: string): boolean =>
      statements.tariffBySha256().get({ id: contentSha256 }) !== undefined,
    /** Every version, newest first. */
    tariffs: () =>
      statements
        .tariffs()
        .all()
        .map((row) => ({ ...row, confirmedBy: confirmationOf(row.tariffId).confirmedBy })),
    /** The version in force on a business day (D4): confirmed, the newest by effective-from, then by confirmation. */
    inForce(day: string): ConfirmedTariff | null {
      const versions = statements
        .confirmedUntil()
        .all({ day })
        .map((row, version) => ({ ...row, version }));
      const chosen = tariffInForce(versions, day);
      const document = chosen === null ? null : tariff(chosen.tariffId);
      return chosen === null || document === null ? null : { tariffId: chosen.tariffId, tariff: document };
    },
    /** True when some version leaves the rate of this item to another body. */
    isExternalItem: (itemCode: string): boolean =>
      statements
        .tariffs()
        .all()
        .some((row) =>
          tariff(row.tariffId)?.items.some(({ code, amount }) => code === itemCode && amount === null),
        ),
    /** The external rate of each item on a business day. */
    externalRates(day: string): ExternalRate[] {
      const newest = new Map<string, ExternalRate>();
      for (const row of statements.ratesUntil().all({ day })) {
        if (!newest.has(row.itemCode)) newest.set(row.itemCode, row);
      }
      return [...newest.values()];
    },
    charge(chargeId: string) {
      const row = statements.charge().get({ id: chargeId });
      return row === undefined ? null : { ...row, cancelled: isCancelled(chargeId) };
    },
    /** A visit's charges, oldest first, cancelled ones too. */
    chargesOf: (visitId: string): ChargeView[] =>
      statements
        .chargesOfVisit()
        .all({ id: visitId })
        .map((charge) => {
          const document = tariff(charge.tariffId);
          const titles = new Map(document?.items.map(({ code, title }) => [code, title]));
          return {
            chargeId: charge.id,
            tariffTitle: document?.title ?? '',
            total: charge.total,
            cancelled: isCancelled(charge.id),
            at: charge.at,
            lines: statements
              .linesOfCharge()
              .all({ id: charge.id })
              .map(({ chargeId, net, day, ...line }) => ({
                ...line,
                title: titles.get(line.itemCode) ?? line.itemCode,
              })),
          };
        }),
    /**
     * Rials charged to the office's POS on a business day, less what was cancelled on it. A charge of an earlier day
     * that is cancelled today counts against today: the total of a closed day never moves (D21).
     */
    officePosTotalOfDay: (day: string): number =>
      (statements.chargedOnDay().get({ day })?.total ?? 0) -
      (statements.cancelledOnDay().get({ day })?.total ?? 0),
  };
}
