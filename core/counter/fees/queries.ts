// Reads of tariffs, rates, charged fees and boards.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { chargeViewOf } from './charge-view.ts';
import { confirmationReads } from './confirmations.ts';
import type { ChargeView } from './contract.ts';
import type { ChargedLine } from './entries.ts';
import { newTariffReads } from './new-tariffs-queries.ts';
import { uncountedPersons } from './persons.ts';
import { rateReads } from './rate-queries.ts';
import { feeStatements } from './statements.ts';
import { tariffReads } from './tariff-queries.ts';

export type FeeReads = ReturnType<typeof feeReads>;

/** Prepares the reads of this duty. */
export function feeReads(orm: Orm, staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  const statements = feeStatements(orm);
  const confirmations = confirmationReads(orm, staff);
  const tariffs = tariffReads(statements, confirmations);

  return {
    ...newTariffReads(orm),
    hashOfProposal: confirmations.hashOfProposal,
    provinceAnswerOn: confirmations.provinceAnswerOn,
    ...tariffs,
    ...rateReads(statements, confirmations, tariffs),
    /** When and by whom a board was last printed, by the hash of what stands on it; null: never. */
    boardPrint(board: string) {
      const row = statements.boardPrint().get({ id: board });
      return row === undefined ? null : { at: row.at, byName: confirmations.nameOf(row.actor) };
    },
    /** The last word on which board hangs, whichever that is; null before the first. */
    boardHanging() {
      const row = statements.boardHanging().get();
      return row === undefined ? null : { ...row, byName: confirmations.nameOf(row.actor) };
    },
    charge(chargeId: string) {
      const row = statements.charge().get({ id: chargeId });
      return row === undefined
        ? null
        : { ...row, cancelled: statements.correction().get({ id: chargeId }) !== undefined };
    },
    /** The lines of a charge as they were charged, in their order. */
    linesOf: (chargeId: string): ChargedLine[] =>
      statements
        .linesOfCharge()
        .all({ id: chargeId })
        .map(({ line: { chargeId: _, line, day, rateId, files, ...charged } }) => ({
          ...charged,
          ...(rateId === null ? {} : { rateId }),
          ...(files === 1 ? { files: true } : {}),
        })),
    /** A visit's charges, oldest first, cancelled ones too. */
    chargesOf: (visitId: string): ChargeView[] =>
      statements
        .chargesOfVisit()
        .all({ id: visitId })
        .map(({ charge, cancelled }) =>
          chargeViewOf(
            { ...charge, cancelled: cancelled === 1 },
            tariffs.tariff(charge.tariffId),
            statements.linesOfCharge().all({ id: charge.id }),
          ),
        ),
    /** Units for further persons that the parties of a visit come to, and what stands charged in it has not (D4.216). */
    uncountedPersons(visitId: string, parties: number): number {
      const standing = statements
        .chargesOfVisit()
        .all({ id: visitId })
        .filter(({ cancelled }) => cancelled !== 1);
      const items = standing.flatMap(({ charge }) => tariffs.tariff(charge.tariffId)?.items ?? []);
      const lines = standing.flatMap(({ charge }) => statements.linesOfCharge().all({ id: charge.id }));
      return uncountedPersons(
        items,
        lines.map(({ line }) => line),
        parties,
      );
    },
    /** What stands charged in a visit and is filed in the judiciary's own system, line by line; each of its units is one filing (D1.25). */
    toFile: (visitId: string) =>
      statements
        .linesToFile()
        .all({ id: visitId })
        .map(({ chargeId, tariffId, itemCode, count }) => ({
          chargeId,
          units: count,
          title: tariffs.tariff(tariffId)?.items.find(({ code }) => code === itemCode)?.title ?? itemCode,
        })),
    /** Rials that stand charged in a visit for what is filed, with its persons and pages (D4.17). */
    chargedForFilings: (visitId: string): number =>
      statements.chargedForFilings().get({ id: visitId })?.total ?? 0,
    /**
     * Rials charged to the office's POS on a business day, less what was cancelled on it. A charge of an earlier day
     * that is cancelled today counts against today: the total of a closed day never moves (D21).
     */
    officePosTotalOfDay: (day: string): number =>
      (statements.chargedOnDay().get({ day })?.total ?? 0) -
      (statements.cancelledOnDay().get({ day })?.total ?? 0),
  };
}
