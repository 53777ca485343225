// An office at the end of a day: served visits, the PSP's report of them, and the manager's steps to the close.
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { behpardakhtCsv, type ReportedTransaction } from '#core/demo/psp-report.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  openOffice,
  slip,
  type TestOffice,
  testTerminals,
  today,
} from './office.ts';

export const [terminal, otherTerminal] = testTerminals;
export const tomorrow = '2026-11-26';
/** 08:00 in Tehran on the day after. */
export const nextMorning = '2026-11-26T04:30:00.000Z';

type Numbers = { readonly rrn: string; readonly stan: string };
/** Reference and trace number of the n-th slip. */
export const numbers = (n: number): Numbers => ({
  rrn: String(633_000_000_000 + n),
  stan: String(n).padStart(6, '0'),
});
/** Last four digits of the card of the n-th slip. */
export const cardOf = (n: number): string => String(1000 + n);

/** An office whose day is open. */
export async function officeAtWork(): Promise<TestOffice> {
  const office = await openOffice();
  await openDay(office);
  return office;
}

/** Serves one client to the end: charged, paid on the POS with the n-th numbers, completed. Gives the payment's id. */
export async function servedVisit(
  office: TestOffice,
  n: number,
  on: { readonly caller?: Caller; readonly terminalId?: string } = {},
): Promise<string> {
  const { payments, visits } = on.caller ?? office.as(office.clerk);
  const { visitId } = await chargedVisit(office);
  const { terminalId = terminal } = on;
  const { paymentId } = await payments.record(slip(visitId, { ...numbers(n), card: cardOf(n), terminalId }));
  await visits.complete({ visitId });
  return paymentId;
}

/** The report's line of the n-th payment of `servedVisit`; `over` says what the PSP has otherwise. */
export const reportLine = (n: number, over: Partial<ReportedTransaction> = {}): ReportedTransaction => ({
  terminalId: terminal,
  ...numbers(n),
  cardMasked: `603799******${cardOf(n)}`,
  type: 'purchase',
  amount: 770_000,
  date: today,
  time: '08:01:00',
  status: 'successful',
  ...over,
});

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A report as it comes in: CSV, base64. */
export const csvFile = (...lines: readonly ReportedTransaction[]) => ({
  fileName: 'report.csv',
  bytesBase64: base64(behpardakhtCsv(lines)),
});

/** Imports a report of these lines for a day. */
export const importLines = (
  { as, manager }: TestOffice,
  lines: readonly ReportedTransaction[],
  day: string = today,
) => as(manager).dayClose.importPsp({ day, ...csvFile(...lines) });

export const overviewOf = ({ as, manager }: TestOffice, day: string = today): Promise<DayOverview> =>
  as(manager).dayClose.overview({ day });

/** "No transaction on this terminal", by the batch slip of the day. */
export const noTransaction = (day: string, terminalId: string, over: { batchNumber?: string } = {}) => ({
  day,
  terminalId,
  batchNumber: day.replaceAll('-', ''),
  batchTotal: 0,
  ...over,
});

/** What is open over all days, as the manager sees it. */
export const openDifferencesOf = ({ as, manager }: TestOffice) => as(manager).dayClose.differences();

/** A note that says who was asked and what was found. */
export const substantialNote = 'از متصدی باجه پرسیده شد و رسید مشتری بررسی شد';

/** Explains every sign of a day that has no reason yet with the usual one; what the ledger keeps open needs none. */
export async function explainAll(office: TestOffice, day: string = today): Promise<void> {
  const { dayClose } = office.as(office.manager);
  for (const { key, reasons, explanation } of (await dayClose.overview({ day })).exceptions) {
    const [reasonCode] = reasons;
    if (reasonCode !== undefined && explanation === null)
      await dayClose.explain({ day, exceptionKey: key, reasonCode, note: substantialNote });
  }
}

/**
 * Closes a day as the manager, out of turn or without a PC that was not heard from when there is a reason; terminals without a report
 * are declared to have had no transaction.
 */
export async function closeDay(
  office: TestOffice,
  day: string = today,
  reason: string | null = null,
): Promise<string> {
  const { dayClose } = office.as(office.manager);
  const { terminals, earlierOpen, missingPeers } = await dayClose.overview({ day });
  for (const { terminalId, report, recordedPayments, recordedReversals } of terminals) {
    if (report === 'missing' && recordedPayments + recordedReversals === 0)
      await dayClose.declareZero(noTransaction(day, terminalId));
  }
  const outOfTurn = reason === null ? [] : earlierOpen;
  const withoutPcs = reason === null ? [] : missingPeers.map(({ device }) => device);
  const { password } = office.manager;
  return (await dayClose.close({ day, reason, outOfTurn, withoutPcs, password })).headCode;
}

/** Goes to the next morning and opens that day. */
export async function nextDay(office: TestOffice): Promise<void> {
  office.clock.set(nextMorning);
  await openDay(office);
}
