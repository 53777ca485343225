// Writes the tables of tariffs and charged fees, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  boardHangings,
  boardPrints,
  externalRates,
  feeCharges,
  feeCorrections,
  feeLines,
  feeReductions,
  rateConfirmations,
  tariffConfirmations,
  tariffs,
} from '#db/schema/counter/fees.ts';
import { provinceConfirmations } from '#db/schema/journal/province-words.ts';
import {
  boardHung,
  boardPrinted,
  confirmedByProvince,
  externalRateConfirmed,
  externalRateProposed,
  feeChargeCancelled,
  feeCharged,
  feeReductionGiven,
  tariffConfirmed,
  tariffProposed,
} from './entries.ts';
import { tariffContent } from './tariff-content.ts';

/** The appliers of this duty over a store. */
export function feeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertTariff = preparedInsert(orm, tariffs);
  const insertConfirmation = preparedInsert(orm, tariffConfirmations);
  const insertRate = preparedInsert(orm, externalRates);
  const insertRateConfirmation = preparedInsert(orm, rateConfirmations);
  const insertProvinceWord = preparedInsert(orm, provinceConfirmations);
  const insertCharge = preparedInsert(orm, feeCharges);
  const insertLine = preparedInsert(orm, feeLines);
  const insertReduction = preparedInsert(orm, feeReductions);
  const insertCorrection = preparedInsert(orm, feeCorrections);
  const insertBoardPrint = preparedInsert(orm, boardPrints);
  const insertBoardHanging = preparedInsert(orm, boardHangings);
  return [
    applier(tariffProposed, (entry) => {
      const { tariffId, tariff } = entry.body;
      const { title, authority, letterNumber, letterDay, effectiveFrom } = tariff;
      const { content, sha256 } = tariffContent(tariff);
      insertTariff({
        id: tariffId,
        title,
        authority,
        letterNumber,
        letterDay,
        effectiveFrom,
        content,
        contentSha256: sha256,
        ...knowingFactOf(entry),
      });
    }),
    applier(tariffConfirmed, (entry) => {
      const { id, tariffId } = entry.body;
      insertConfirmation({ id, tariffId, ...knowingFactOf(entry) });
    }),
    applier(externalRateProposed, (entry) => {
      const { rateId, ...rate } = entry.body;
      insertRate({ id: rateId, ...rate, ...knowingFactOf(entry) });
    }),
    applier(externalRateConfirmed, (entry) => {
      const { id, rateId } = entry.body;
      insertRateConfirmation({ id, rateId, ...factOf(entry) });
    }),
    applier(confirmedByProvince, (entry) => insertProvinceWord({ ...entry.body, ...factOf(entry) })),
    applier(feeCharged, (entry) => {
      const { chargeId, visitId, tariffId, total, lines, another, insteadOf = null } = entry.body;
      insertCharge({
        id: chargeId,
        ...{ visitId, tariffId, total, insteadOf },
        another: another === true ? 1 : null,
        ...knowingFactOf(entry),
      });
      for (const [index, line] of lines.entries()) {
        const { rateId = null, files, ...priced } = line;
        insertLine({
          chargeId,
          line: index + 1,
          ...priced,
          rateId,
          files: files === true ? 1 : null,
          day: entry.day,
        });
      }
    }),
    applier(feeReductionGiven, (entry) =>
      insertReduction({
        ...entry.body,
        number: entry.private?.number ?? null,
        reason: entry.private?.reason ?? null,
        ...factOf(entry),
      }),
    ),
    applier(feeChargeCancelled, (entry) => {
      const { id, chargeId, reasonCode } = entry.body;
      insertCorrection({ id, chargeId, reasonCode, ...factOf(entry) });
    }),
    applier(boardPrinted, (entry) => insertBoardPrint({ ...entry.body, ...factOf(entry) })),
    applier(boardHung, (entry) => insertBoardHanging({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}
