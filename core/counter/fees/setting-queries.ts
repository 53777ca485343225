// What the history of settings tells of tariffs, rates and boards (D20.2), and which of them replace each other (D20.4).
import { sql } from 'drizzle-orm';
import {
  boardHangings,
  boardPrints,
  externalRates,
  rateConfirmations,
  tariffConfirmations,
  tariffs,
} from '#db/schema/counter/fees.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const feeSettings = {
  tariff_entered: { of: tariffs, what: tariffs.title },
  tariff_confirmed: {
    of: tariffConfirmations,
    what: tariffs.title,
    from: { table: tariffs, by: tariffConfirmations.tariffId },
  },
  rate_entered: { of: externalRates, what: externalRates.amount },
  rate_confirmed: {
    of: rateConfirmations,
    what: externalRates.amount,
    from: { table: externalRates, by: rateConfirmations.rateId },
  },
  board_printed: { of: boardPrints, what: boardPrints.paper },
  board_hung: { of: boardHangings, what: boardHangings.board },
} as const;

/** A tariff comes into force by its confirmation, a rate by its own place once it is confirmed. */
export const feeRegisters = {
  tariff: {
    of: tariffConfirmations,
    from: { table: tariffs, by: tariffConfirmations.tariffId },
    by: [tariffs.effectiveFrom],
    value: tariffs.contentSha256,
    shown: tariffs.title,
  },
  rate: {
    of: externalRates,
    by: [externalRates.itemCode, externalRates.effectiveFrom],
    value: externalRates.amount,
    counts: sql`EXISTS (SELECT 1 FROM ${rateConfirmations} WHERE ${rateConfirmations.rateId} = ${externalRates.id})`,
  },
  board: { of: boardHangings, by: [], value: boardHangings.board },
} as const;
