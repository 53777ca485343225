// What the history of settings tells of tariffs, rates and boards (D20.2).
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
