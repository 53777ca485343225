// Reads of tariffs and charged fees. A tariff version never changes, so each is parsed once.
import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { type Confirmation, confirmationStanding } from '#core/access/staff/second-person.ts';
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
import { changesBetween } from './changes.ts';
import { chargeViewOf } from './charge-view.ts';
import type { ChargeView, ExternalRateView, TariffDocument, TariffSummary } from './contract.ts';
import { newTariffReads } from './new-tariffs-queries.ts';
import { hashOf } from './review-hash.ts';
import { type ExternalRate, tariffInForce } from './rules.ts';
import { readTariffContent } from './tariff-content.ts';

export type FeeReads = ReturnType<typeof feeReads>;

/** A confirmed version on its way into force or in it. */
export type ConfirmedTariff = { readonly tariffId: string; readonly tariff: TariffDocument };

/** A rate as it fills a version in. */
export type RateInForce = ExternalRate & { readonly confirmedByNobodyElse: boolean };

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
const isFirstCorrection = isFirst(feeCorrections, feeCorrections.chargeId);
const isCorrected = sql<number>`EXISTS (SELECT 1 FROM fee_corrections c WHERE c.charge_id = fee_charges.id)`;
const isConfirmedRate = sql`EXISTS (SELECT 1 FROM rate_confirmations c WHERE c.rate_id = external_rates.id)`;
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
    rateConfirmation: once(() =>
      orm
        .select()
        .from(rateConfirmations)
        .where(eq(rateConfirmations.rateId, id))
        .orderBy(...inOrder(rateConfirmations))
        .prepare(),
    ),
    rates: once(() =>
      orm
        .select()
        .from(externalRates)
        .orderBy(...newestFirst(externalRates))
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
    ratesUntil: once(() =>
      orm
        .select()
        .from(externalRates)
        .where(and(lte(externalRates.effectiveFrom, day), isConfirmedRate))
        .orderBy(desc(externalRates.effectiveFrom), ...newestFirst(externalRates))
        .prepare(),
    ),
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
export function feeReads(orm: Orm, staff: Pick<StaffReads, 'person' | 'secondPersonFacts'>) {
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

  const nameOf = (personId: string | null): string | null =>
    personId === null ? null : (staff.person(personId)?.name ?? null);

  /** Who confirmed what `first` entered, judged from the facts of the people (D4). */
  function standingOf(first: string | null, confirmations: readonly Confirmation[]) {
    const { confirmed, secondBy } = confirmationStanding(first, confirmations, staff.secondPersonFacts);
    const alone = confirmed ? ('nobody_else' as const) : ('waiting' as const);
    return {
      confirmation: secondBy === null ? alone : ('confirmed' as const),
      confirmedBy: secondBy,
      confirmedByName: nameOf(secondBy),
    };
  }

  function tariffs(): TariffSummary[] {
    return statements
      .tariffs()
      .all()
      .map((row) => ({
        ...row,
        proposedByName: nameOf(row.proposedBy),
        ...standingOf(row.proposedBy, statements.confirmation().all({ id: row.tariffId })),
      }));
  }

  function isConfirmedByNobodyElse(tariffId: string): boolean {
    const row = statements.tariff().get({ id: tariffId });
    if (row === undefined) return false;
    return (
      standingOf(row.actor, statements.confirmation().all({ id: tariffId })).confirmation === 'nobody_else'
    );
  }

  function ratesOn(day: string): RateInForce[] {
    const newest = new Map<string, RateInForce>();
    for (const row of statements.ratesUntil().all({ day })) {
      if (newest.has(row.itemCode)) continue;
      const { confirmation } = standingOf(row.actor, statements.rateConfirmation().all({ id: row.id }));
      newest.set(row.itemCode, { ...row, confirmedByNobodyElse: confirmation === 'nobody_else' });
    }
    return [...newest.values()];
  }

  function titleOf(itemCode: string): string {
    for (const { tariffId } of statements.tariffs().all()) {
      const item = tariff(tariffId)?.items.find(({ code }) => code === itemCode);
      if (item !== undefined) return item.title;
    }
    return itemCode;
  }

  /** Every external rate, newest first, with the confirmed rate that it follows and the hash of what is shown. */
  function rates(): (ExternalRateView & { confirmedBy: string | null })[] {
    return statements
      .rates()
      .all()
      .map(({ id: rateId, at: proposedAt, actor: proposedBy, day, device, lc, ...rate }) => {
        const follows = statements
          .ratesUntil()
          .all({ day: rate.effectiveFrom })
          .find((other) => other.itemCode === rate.itemCode && other.id !== rateId);
        const before = follows?.amount ?? null;
        return {
          rateId,
          ...rate,
          itemTitle: titleOf(rate.itemCode),
          before,
          proposedAt,
          proposedBy,
          proposedByName: nameOf(proposedBy),
          ...standingOf(proposedBy, statements.rateConfirmation().all({ id: rateId })),
          seen: hashOf({ ...rate, before }),
        };
      });
  }

  function inForce(day: string): ConfirmedTariff | null {
    const versions = statements
      .confirmedUntil()
      .all({ day })
      .map((row, version) => ({ ...row, version }));
    const chosen = tariffInForce(versions, day);
    const document = chosen === null ? null : tariff(chosen.tariffId);
    return chosen === null || document === null ? null : { tariffId: chosen.tariffId, tariff: document };
  }

  const openItemsOf = (tariffId: string): string[] =>
    tariff(tariffId)?.items.flatMap(({ code, amount }) => (amount === null ? [code] : [])) ?? [];

  /** Codes of the items whose rate of a day, in force or charged on it, nobody else confirmed. */
  function ratesOnOneWord(day: string, tariffIds: readonly string[]): string[] {
    const charged = statements.ratesChargedOnDay().all({ day });
    const open = new Set(tariffIds.flatMap(openItemsOf));
    const newest = new Set<string>();
    const onOneWord = statements
      .ratesUntil()
      .all({ day })
      .filter(({ id: rateId, itemCode, amount, actor }) => {
        const isInForce = !newest.has(itemCode);
        newest.add(itemCode);
        const wasCharged = charged.some((line) => line.itemCode === itemCode && line.unitAmount === amount);
        if (!open.has(itemCode) || !(isInForce || wasCharged)) return false;
        const kept = statements.rateConfirmation().all({ id: rateId });
        return standingOf(actor, kept).confirmation === 'nobody_else';
      });
    return [...new Set(onOneWord.map(({ itemCode }) => itemCode))].toSorted();
  }

  function isCancelled(chargeId: string): boolean {
    return statements.correction().get({ id: chargeId }) !== undefined;
  }

  return {
    ...newTariffReads(orm),
    /** A version's document, confirmed or not. */
    tariff,
    /** What a version changes against another, line by line; nothing where it is not there. */
    changesBetween: changesBetween(tariff),
    isKnown: (contentSha256: string): boolean =>
      statements.tariffBySha256().get({ id: contentSha256 }) !== undefined,
    /** Every version, newest first. */
    tariffs,
    /** True when a version is in force on the word of the person who entered it alone. */
    isConfirmedByNobodyElse,
    rates,
    /** The version in force on a business day (D4): confirmed, the newest by effective-from, then by confirmation. */
    inForce,
    /** True when some version leaves the rate of this item to another body. */
    isExternalItem: (itemCode: string): boolean =>
      statements
        .tariffs()
        .all()
        .some((row) =>
          tariff(row.tariffId)?.items.some(({ code, amount }) => code === itemCode && amount === null),
        ),
    /** The confirmed external rate of each item on a business day. */
    externalRates: ratesOn,
    /** True when what was charged on a business day rests on a version or a rate that nobody else confirmed. */
    restsOnOneWord(tariffId: string, itemCodes: readonly string[], day: string): boolean {
      const open = new Set(openItemsOf(tariffId));
      const rated = new Set(itemCodes.filter((code) => open.has(code)));
      return (
        isConfirmedByNobodyElse(tariffId) ||
        (rated.size > 0 &&
          ratesOn(day).some(
            ({ itemCode, confirmedByNobodyElse }) => rated.has(itemCode) && confirmedByNobodyElse,
          ))
      );
    },
    /** Titles of the tariffs and of the items whose rates a business day rests on, in force or charged by, and nobody else confirmed. */
    onOneWord(day: string): { tariffs: string[]; rates: string[] } {
      const version = inForce(day)?.tariffId;
      const charged = statements.ratesChargedOnDay().all({ day });
      const used = new Set([
        ...(version === undefined ? [] : [version]),
        ...charged.map(({ tariffId }) => tariffId),
      ]);
      const titles = [...used]
        .filter(isConfirmedByNobodyElse)
        .map((tariffId) => tariff(tariffId)?.title ?? '');
      return { tariffs: titles.toSorted(), rates: ratesOnOneWord(day, [...used]).map(titleOf) };
    },
    /** When and by whom a board was last printed, by the hash of what stands on it; null: never. */
    boardPrint(board: string) {
      const row = statements.boardPrint().get({ id: board });
      return row === undefined ? null : { at: row.at, byName: nameOf(row.actor) };
    },
    /** The last word on which board hangs, whichever that is; null before the first. */
    boardHanging() {
      const row = statements.boardHanging().get();
      return row === undefined ? null : { ...row, byName: nameOf(row.actor) };
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
        .map(({ charge, cancelled }) =>
          chargeViewOf(
            { ...charge, cancelled: cancelled === 1 },
            tariff(charge.tariffId),
            statements.linesOfCharge().all({ id: charge.id }),
          ),
        ),
    /**
     * Rials charged to the office's POS on a business day, less what was cancelled on it. A charge of an earlier day
     * that is cancelled today counts against today: the total of a closed day never moves (D21).
     */
    officePosTotalOfDay: (day: string): number =>
      (statements.chargedOnDay().get({ day })?.total ?? 0) -
      (statements.cancelledOnDay().get({ day })?.total ?? 0),
  };
}
