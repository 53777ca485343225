// Differences between the demo office and its PSP, and how they end (D19, D21).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { ReportedTransaction } from '../psp-report.ts';
import type { Act } from './scene.ts';

/** What a report of the PSP says differently from the office. */
export type Difference = 'missing' | 'unknown' | 'other_amount';

/** Changes the day's report: a row is missing, stands for nothing that was recorded, or has another amount. */
export function withDifference(rows: ReportedTransaction[], kind: Difference): ReportedTransaction[] {
  // A terminal that was used keeps a row in its report.
  const place = rows.findIndex(
    ({ terminalId, type }, at) =>
      type === 'purchase' && rows.some((other, there) => there !== at && other.terminalId === terminalId),
  );
  const row = rows[place];
  if (row === undefined) return rows;
  switch (kind) {
    case 'missing':
      return rows.toSpliced(place, 1);
    case 'unknown': {
      const more = String(Number(row.rrn.slice(-6)) + 7).padStart(6, '0');
      return [...rows, { ...row, rrn: `${row.rrn.slice(0, 6)}${more.slice(-6)}`, stan: more.slice(-6) }];
    }
    case 'other_amount':
      return rows.with(place, { ...row, amount: row.amount + 100_000 });
  }
}

/** Two of the differences that are open end with the words of two people. */
export const differencesSettled: Act = async ({ manager, otherClerk, day }) => {
  const { dayClose } = manager.caller;
  const open = (await dayClose.differences()).filter(
    ({ state, day: since }) => state !== 'awaited' && since < addDays(day, -3),
  );
  for (const { id, legs, by } of open.slice(0, 2)) {
    if (by === otherClerk.id) continue;
    await dayClose.settleDifference({
      ...{ id, legs, reasonCode: 'our_mistake' },
      words: 'با متصدی باجه و صورت‌حساب بانک مقایسه شد؛ رسید پایانه همان مبلغ را نشان می‌دهد',
      paper: { kind: 'bank_letter', number: '۲۲۱۴۰۸' },
      second: {
        ...{ personId: otherClerk.id, password: otherClerk.password },
        word: 'رسید پایانه و صورت‌حساب را خودم دیدم و درست است',
      },
    });
  }
};
