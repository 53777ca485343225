// A day left open in the demo office, and the PSP's reports of it that differ in every way that a manager can meet.

import { paymentRecorded } from '#core/counter/payments/entries.ts';
import { visitCompleted } from '#core/counter/visits/entries.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Client } from './counter.ts';
import { manager } from './demo-people.ts';
import type { OfficeAtWork } from './office-folder.ts';
import { csvReport, otherTerminal, reported, terminal, xlsxReport, yesterday } from './reports.ts';

/** One petition of the demo tariff. */
const petition = 770_000;
export const dayBefore = addDays(yesterday, -1);

/** When the day before yesterday begins in Tehran, UTC. */
export const firstMorning = `${dayBefore}T04:30:00.000Z`;
/** When yesterday begins in Tehran, UTC. */
export const nextMorning = `${yesterday}T04:30:00.000Z`;

const rrnOf = (n: number): string => String(633_000_000_000 + n);
const stanOf = (n: number): string => String(n).padStart(6, '0');
const cardOf = (n: number): string => `603799******${1000 + n}`;

/** The report's line of the n-th slip of yesterday. */
export const row = (n: number, over: Partial<ReportedTransaction> = {}): ReportedTransaction =>
  reported({
    rrn: rrnOf(n),
    stan: stanOf(n),
    cardMasked: cardOf(n),
    amount: petition,
    date: yesterday,
    time: '08:01:00',
    ...over,
  });

/** A verified client who owes one petition. */
export async function chargedVisit(
  { clerk }: OfficeAtWork,
  { code: nationalCode, name }: Client = { code: '0499370899', name: 'رضا محمدی' },
): Promise<{ visitId: string; chargeId: string }> {
  const { visitId } = await clerk.visits.open({
    client: {
      clientType: 'iranian_adult',
      name,
      nationalCode,
      mobile: '09121234567',
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber: '',
    },
  });
  const answers = completeAnswers('iranian_adult', 'plaintiff');
  await clerk.identity.verify({ visitId, answers, note: '' });
  const { chargeId } = await clerk.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  return { visitId, chargeId };
}

/** Serves a client who pays one petition with the n-th slip; gives the payment's id. */
export async function serve(office: OfficeAtWork, n: number, terminalId = terminal): Promise<string> {
  const { visitId } = await chargedVisit(office);
  const { paymentId } = await office.clerk.payments.record({
    visitId,
    terminalId,
    rrn: rrnOf(n),
    stan: stanOf(n),
    card: cardOf(n),
    amount: petition,
  });
  await office.clerk.visits.complete({ visitId });
  return paymentId;
}

/** Files every visit of a day that was paid for. */
export async function fileAll({ clerk }: OfficeAtWork, day: string): Promise<void> {
  for (const [place, { visitId }] of (await clerk.visits.dayList({ day })).entries())
    await clerk.visits.recordFiling({
      visitId,
      trackingNumber: String(1_405_700_001 + place),
      branch: '',
      filedTime: '',
    });
}

/** A payment that is not what was charged: only another version of the program on another PC would have written it. */
async function serveNotAsCharged(office: OfficeAtWork, n: number, amount: number, part: number) {
  const { visitId, chargeId } = await chargedVisit(office);
  const { id } = await office.clerk.staff.whoAmI();
  office.desk.path.execute(id, (tx) => {
    tx.append(paymentRecorded, {
      paymentId: tx.newId(),
      visitId,
      terminalId: terminal,
      rrn: rrnOf(n),
      stan: stanOf(n),
      cardMasked: cardOf(n),
      amount,
      allocations: [{ chargeId, line: 1, amount: part }],
      knownBy: 'typed_slip',
    });
    tx.append(visitCompleted, { id: tx.newId(), visitId });
  });
}

/** Checks the 127 sign and opens the day of the office's clock. */
export async function openDay({ clerk }: OfficeAtWork): Promise<void> {
  await clerk.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await clerk.premises.openDay();
}

/** The day before, closed although one of its payments is in no report yet. */
async function closedDayBefore(office: OfficeAtWork): Promise<void> {
  const { dayClose } = office.manager;
  const day = dayBefore;
  await openDay(office);
  await serve(office, 1);
  await serve(office, 2);
  const { name: fileName, buffer } = csvReport('day-before.csv', [row(1, { date: day })]);
  await dayClose.importPsp({ day, fileName, bytesBase64: buffer.toString('base64') });
  const failed = csvReport('failed-only.csv', [row(15, { date: day, status: 'failed' })]);
  const nothing = { fileName: failed.name, bytesBase64: failed.buffer.toString('base64') };
  await dayClose.importPsp({ day, ...nothing });
  await dayClose.declareZero({
    day,
    terminalId: otherTerminal,
    batchNumber: '41',
    batchTotal: 0,
  });
  await dayClose.close({ day, reason: 'بانک فردا واریز می‌کند', password: manager.password });
}

/** Works the day before, closed, and yesterday, left open with every kind of difference to come. */
export async function workTwoDays(office: OfficeAtWork): Promise<void> {
  await closedDayBefore(office);
  office.setClock(nextMorning);
  await openDay(office);
  await serve(office, 3);
  await serve(office, 4);
  await serve(office, 5);
  await serve(office, 6);
  await serve(office, 7);
  await office.clerk.payments.reverse({
    paymentId: await serve(office, 8),
    reasonCode: 'wrong_amount',
    note: '',
    password: 'karbar-1234',
  });
  await serve(office, 9);
  await serveNotAsCharged(office, 10, petition, petition - 70_000);
  await serveNotAsCharged(office, 11, petition - 70_000, petition);
  await serve(office, 12, otherTerminal);
  await serve(office, 14);
}

/** A terminal that is not the office's: money on it is a sign that the close asks about. */
const foreignTerminal = '20001111';
export const sign = { kind: 'پایانهٔ نادرست', rrn: rrnOf(16) };

/** Yesterday's report of the first terminal, as a workbook. */
export const workbook = () =>
  xlsxReport('behpardakht-14999001.xlsx', [
    row(2, { date: dayBefore }),
    row(3),
    row(5, { amount: petition - 70_000 }),
    row(6),
    row(6, { time: '08:02:00' }),
    row(7),
    row(7, { type: 'reversal', time: '08:10:00' }),
    row(8),
    row(10),
    row(11, { amount: petition - 70_000 }),
    row(13, { amount: 90_000 }),
    row(14, { rrn: '999999999914' }),
    row(16, { terminalId: foreignTerminal, amount: 120_000 }),
  ]);

/** Yesterday's report of the second terminal, as text; it has a payment that the office recorded on the first. */
export const csv = () =>
  csvReport('behpardakht-14999002.csv', [
    row(9, { terminalId: otherTerminal }),
    row(12, { terminalId: otherTerminal }),
  ]);

/** The report that has payment 4, which no report of yesterday had, a day later. */
export const lateReport = () => csvReport('late.csv', [row(4)]);

const afterClose = 'تراکنش برای روزی است که پیش‌تر بسته شده';
/** What that is, on the day on which it comes and on the day to which it belongs. */
export const late = { kind: afterClose, rrn: rrnOf(4) };

/** Every kind of exception in words, and the reference number that its line names. */
export const differences: readonly { kind: string; rrn: string }[] = [
  { kind: 'پول دریافت شده ولی خدمتی برایش ثبت نشده', rrn: rrnOf(13) },
  { kind: 'پرداخت ثبت شده ولی در گزارش نیست', rrn: rrnOf(4) },
  { kind: 'مبلغ ثبت‌شده با گزارش یکی نیست', rrn: rrnOf(5) },
  { kind: 'شمارهٔ مرجع تکراری است', rrn: rrnOf(6) },
  { kind: 'پرداخت برگشت‌خورده', rrn: rrnOf(7) },
  { kind: 'برگشت وجه هنوز در گزارش نیامده', rrn: rrnOf(8) },
  { kind: 'پایانهٔ نادرست', rrn: rrnOf(9) },
  { kind: afterClose, rrn: rrnOf(2) },
  { kind: 'بیش از تعرفه دریافت شده', rrn: rrnOf(10) },
  { kind: 'کمتر از تعرفه دریافت شده', rrn: rrnOf(11) },
  { kind: 'تطبیق پیشنهادی؛ شمارهٔ مرجع آن را تأیید نمی‌کند', rrn: rrnOf(14) },
  // Its line names the visit.
  { kind: 'خدمت ارائه شده و وجه آن برگشت داده شده', rrn: 'مراجعهٔ ' },
];
