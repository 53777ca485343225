// What the screen shows of the bank's side: statements, and settlement days with where each stands.
import type { z } from 'zod';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import type { BankDay } from '../ledger/bank-queries.ts';
import { bankDayId } from '../ledger/bank-things.ts';
import { differencesOf, type LedgerViewReads } from '../ledger/views.ts';
import type { DayCloseReads } from '../queries.ts';
import type { BankDayView, bankViewOutput } from './contract.ts';

/** So many days are shown at once. */
const shownDays = 35;

/** Statements, and the settlement days of every account up to a day. */
export function bankView(
  reads: LedgerViewReads & { readonly dayClose: DayCloseReads },
  until: string,
  today: string,
): z.infer<typeof bankViewOutput> {
  const { dayClose } = reads;
  const open = new Map(differencesOf(reads, today).map(({ id, state }) => [id, state]));
  const stateOf = (iban: string, { day, rest, isMetTogether }: BankDay): BankDayView['state'] => {
    if (rest === 0) return 'met';
    return isMetTogether ? 'met_together' : (open.get(bankDayId(iban, day)) ?? 'settled');
  };
  return {
    statements: dayClose.bankImports().map(({ row, byName, isReplaced }) => {
      const { id: importId, fileName, iban, at, fromDay: from, toDay: to, fee, termDays } = row;
      const { lineCount, credited, fees, remarks } = row;
      return {
        importId,
        fileName,
        iban,
        at,
        byName,
        from,
        to,
        fee,
        termDays,
        lineCount,
        credited,
        fees,
        remarks,
        isReplaced: isReplaced === 1,
      };
    }),
    days: dayClose
      .bankAccounts()
      .flatMap(({ iban }) =>
        dayClose.bankDays(iban, addDays(until, -shownDays), until).map((one) => ({
          ...{ iban, day: one.day, netted: one.netted, feeLines: one.feeLines, rest: one.rest },
          reported: sumOfRials([...one.reported.map(({ amount }) => amount), one.netted]),
          credited: sumOfRials(one.credits.map(({ amount }) => amount)),
          state: stateOf(iban, one),
        })),
      )
      .filter(({ reported, credited, feeLines }) => reported !== 0 || credited !== 0 || feeLines !== 0)
      .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.iban < b.iban ? -1 : 1)),
  };
}
