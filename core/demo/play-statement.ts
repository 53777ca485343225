// Gives the demo office a statement of its account: every settlement day so far is credited, one of them short, each with a fee line.
import type { Desk } from '#core/access/request-context/desk.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { settlementDayOf } from '#core/foundation/settlement/bank/settlement-days.ts';
import { type AccountLine, bankStatementCsv } from './bank-statement.ts';
import { signInPeople } from './play-day.ts';

/** Rials by which the bank's first credit is short. */
const short = 500_000;

/** Takes in a statement up to the day before the machine's; nothing while no report was taken in. */
export async function playStatement(desk: Desk): Promise<void> {
  const today = businessDayOf(desk.machine.now());
  const { dayClose } = desk.reads;
  const sums = new Map<string, number>();
  for (const { day, rials } of dayClose.reportedDays('', today)) {
    const settled = settlementDayOf(day, dayClose.isClosedForBank());
    sums.set(settled, (sums.get(settled) ?? 0) + rials);
  }
  const credits = [...sums].filter(([day, rials]) => day < today && rials > short);
  if (credits.length === 0) return;
  const lines: AccountLine[] = credits.flatMap(([day, rials], at) => [
    { day, credit: at === 0 ? rials - short : rials },
    { day, time: '04:11:00', debit: 12_000 },
  ]);
  const [{ caller }] = await signInPeople(desk);
  const bytesBase64 = Buffer.from(bankStatementCsv(lines)).toString('base64');
  await caller.dayClose.importStatement({ fileName: 'bank-statement.csv', bytesBase64 });
}
