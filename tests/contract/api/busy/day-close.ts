// A report of a PSP, what of it matches nothing, and a match by hand.
import path from 'node:path';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { statementFile } from '#tests/support/bank-statement.ts';
import { chargedVisit, slip, type TestOffice, testTerminals, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function reportImported(office: TestOffice, { paymentId }: Counter) {
  const { manager } = office;
  const byManager = office.as(office.manager);
  const byClerk = office.as(office.clerk);
  const transaction = {
    terminalId: testTerminals[0],
    cardMasked: '603799******4321',
    type: 'purchase',
    amount: 500_000,
    date: today,
    time: '10:01:30',
    status: 'successful',
  } as const;
  const report = behpardakhtCsv([
    { ...transaction, rrn: '123456789099', stan: '654321' },
    { ...transaction, amount: 770_000, rrn: '123456789098', stan: '654322' },
    // A terminal that is not the office's: a sign that the close asks about.
    { ...transaction, terminalId: '20001111', rrn: '123456789097', stan: '654323' },
  ]);
  const bytesBase64 = Buffer.from(report).toString('base64');
  const file = { fileName: 'report.csv', bytesBase64 };
  const statement = statementFile([{ day: '2026-11-28', credit: 1_500_000 }]);
  const mapping = {
    columns: { stan: 'شماره پیگیری', amount: 'مبلغ تراکنش', date: 'تاریخ تراکنش', type: 'نوع تراکنش' },
    terminalId: testTerminals[0],
    words: { purchase: ['فروش'] },
  };
  const { importId } = await byManager.dayClose.importPsp({ day: today, ...file });
  const { visitId: mistypedId } = await chargedVisit(office, '0084575948');
  const mistyped = await byClerk.payments.record(slip(mistypedId, { rrn: '123456789055', stan: '655555' }));
  const loose = (await byManager.dayClose.overview({ day: today })).exceptions;
  const rowOf = (rrn: string): string =>
    loose.find(({ saw }) => saw?.item.rrn === rrn)?.pspRowIds[0] ?? 'none';
  const [looseRow, matchedRow] = [rowOf('123456789099'), rowOf('123456789098')];
  await byManager.dayClose.matchByHand({ day: today, paymentId: mistyped.paymentId, rowIds: [matchedRow] });
  const [handMatch] = await byManager.dayClose.handMatches({ day: today });
  if (handMatch === undefined) throw new Error('a match by hand is listed');
  const { matchId } = handMatch;
  const { exceptions } = await byManager.dayClose.overview({ day: today });
  const differences = await byManager.dayClose.differences();
  const someDays = [{ day: today }, { day: '2026-11-24' }];
  const sound: Pick<SoundInputs, 'dayClose'> = {
    dayClose: {
      overview: someDays,
      matches: someDays,
      sheet: someDays,
      refundCases: [undefined],
      unfiled: [undefined],
      exceptionItems: exceptions.map(({ key }) => ({ day: today, exceptionKey: key })),
      inspectPsp: [{ bytesBase64 }],
      tryMapping: [{ bytesBase64, mapping }],
      previewPsp: [file, { ...file, profile: { name: 'شرکت دیگر', ...mapping } }],
      importPsp: [{ day: today, ...file }],
      previewStatement: [statement],
      importStatement: [statement],
      bank: [{ until: today }],
      continueImport: [{ day: today, importId }],
      importProgress: [{ readingId: matchId }],
      cancelReading: [{ readingId: matchId }],
      reportFile: [{ importId }],
      reportFolder: [undefined],
      chooseReportFolder: [
        { folder: path.resolve(import.meta.dirname, '../../../fixtures/psp') },
        { folder: null },
      ],
      folderFile: [{ name: 'report.csv', sha256: '0'.repeat(64) }],
      declareZero: [{ day: today, terminalId: testTerminals[1], batchNumber: '12', batchTotal: 0 }],
      tellBatch: [{ day: today, terminalId: testTerminals[0], batchNumber: '13', count: 1, total: 770_000 }],
      differences: [undefined],
      endedDifferences: [undefined],
      settleDifference: differences.map(({ id, legs }) => ({
        ...{ id, legs, reasonCode: 'our_mistake', words: 'از متصدی باجه پرسیده شد و رسید دیده شد' },
        paper: { kind: 'bank_letter', number: '۱۲۳۴۵۶' },
      })),
      explanationLimit: [undefined],
      setExplanationLimit: [{ amount: 1_500_000 }],
      matchingRules: [undefined],
      tryMatchingRule: [{ rule: 'stan' }, { rule: 'card_time' }],
      setMatchingRule: [{ rule: 'stan', isOn: true, reason: '' }],
      confirmProposals: [{ day: today, exceptionKeys: ['match_proposed:a:b'] }],
      matchByHand: [{ day: today, paymentId, rowIds: [looseRow] }],
      candidates: [
        { day: today, itemId: paymentId },
        { day: today, itemId: looseRow },
      ],
      tryMatch: [{ day: today, paymentId, rowIds: [looseRow] }],
      handMatches: someDays,
      withdrawMatch: [{ matchId, note: 'اشتباه بود' }],
      explain: exceptions.flatMap(({ key, reasons: [reasonCode] }) =>
        reasonCode === undefined
          ? []
          : [{ day: today, exceptionKey: key, reasonCode, note: 'از متصدی باجه پرسیده شد' }],
      ),
      close: [{ day: today, reason: 'دیده شد', password: manager.password }],
      reopen: [{ day: today, reason: 'فراموش شده بود', password: manager.password }],
    },
  };
  return { sound, matchId };
}
