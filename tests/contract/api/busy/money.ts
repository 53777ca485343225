// Prices and a terminal that wait for their second person, charges and payments.
import { slip, type TestOffice, testTariff, testTerminals } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function pricesToConfirm(
  office: TestOffice,
  { visitId, chargeId, paymentId, unpaidId, unpaidChargeId, verifiedId, openId }: Counter,
) {
  const { manager } = office;
  const byManager = office.as(office.manager);
  const tariff = { ...testTariff, code: 'next-1406', effectiveFrom: '2027-03-21' };
  const { tariffId } = await byManager.fees.proposeTariff({ tariff });
  const { seen: seenTariff } = await byManager.fees.reviewTariff({ tariffId });
  const { rateId } = await byManager.fees.proposeRate({
    itemCode: 'typing',
    amount: 40_000,
    authority: 'اتحادیه',
    letterNumber: '2',
    letterDay: '2026-03-01',
    effectiveFrom: '2027-03-21',
  });
  const [{ seen: seenRate } = { seen: '' }] = await byManager.fees.listRates();
  const { registrationId } = await byManager.payments.proposeTerminal({
    terminalId: '14999008',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-11-26',
    validTo: null,
    letterNumber: '8',
    letterDay: '2026-11-01',
  });
  const [{ seen: seenTerminal } = { seen: '' }] = await byManager.payments.registrations();
  await byManager.fees.printBoard({ paper: 'A4' });
  const board = await byManager.fees.board();
  const { sectionId } = await byManager.postings.listSection({ name: 'بخش ترجمه' });
  const lines = [
    {
      itemCode: 'petition',
      count: 1,
      persons: 3,
      pages: 2,
      reduction: { code: 'insolvency', basisPoints: 3000 },
    },
    { itemCode: 'sms', count: 2 },
  ];
  const terminal = {
    terminalId: '14999003',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-03-21',
    validTo: null,
  };
  const sound: Pick<SoundInputs, 'fees' | 'payments' | 'settings' | 'settingsHistory'> = {
    fees: {
      listTariffs: [undefined],
      inForce: [undefined],
      board: [undefined],
      printBoard: [{ paper: 'A3' }],
      confirmBoard: [{ sha256: board?.sha256 ?? '' }],
      proposeTariff: [{ tariff: { ...tariff, code: 'third-1406' } }],
      confirmTariff: [{ tariffId, seen: seenTariff }],
      reviewTariff: [{ tariffId }],
      endSection: [{ sectionId }],
      sectionsOfServices: [undefined],
      template: [{ year: '1403' }],
      listRates: [undefined],
      confirmRate: [{ rateId, seen: seenRate }],
      proposeRate: [
        {
          itemCode: 'typing',
          amount: 50_000,
          authority: 'اتحادیه',
          letterNumber: '1',
          letterDay: '2026-03-01',
          effectiveFrom: '2026-03-21',
        },
      ],
      quote: [{ lines }],
      charge: [{ visitId: verifiedId, lines }],
      cancelCharge: [
        { chargeId: unpaidChargeId, reasonCode: 'wrong_count' },
        { chargeId, reasonCode: 'wrong_service' },
      ],
      cancelCompletedCharge: [
        { chargeId, reasonCode: 'wrong_service', reason: 'خدمت ارائه نشد', password: manager.password },
      ],
    },
    payments: {
      terminals: [undefined],
      registrations: [undefined],
      proposeTerminal: [{ ...terminal, letterNumber: '1', letterDay: '2026-03-01' }],
      confirmTerminal: [{ registrationId, seen: seenTerminal }],
      connectTerminal: [
        {
          terminalId: testTerminals[1],
          connection: { driver: 'behpardakht', host: '192.168.1.9', port: 1024 },
          beside: {
            personId: office.clerk.id,
            password: office.clerk.password,
            words: 'کارتخوان باجه وصل شد',
          },
        },
      ],
      probeTerminal: [
        {
          terminalId: testTerminals[1],
          connection: { driver: 'behpardakht', host: '192.168.1.9', port: 1024 },
        },
      ],
      tryTerminalSale: [{ terminalId: testTerminals[1] }],
      askTerminal: [{ visitId: unpaidId, terminalId: testTerminals[1] }],
      inquireTerminal: [{ attemptId: visitId }],
      cancelAsking: [{ attemptId: visitId }],
      attempts: [{ visitId }],
      retireTerminal: [{ terminalId: testTerminals[1], lastDay: '2027-01-01' }],
      record: [slip(unpaidId, { rrn: '123456789013', amount: 1_000 }), slip(unpaidId)],
      exchange: [
        {
          ...{ chargeId, wrong: { line: 1, units: 1 }, lines: [{ itemCode: 'sms', count: 1 }] },
          ...{ reason: 'خدمت دیگری خواسته بود', password: manager.password },
        },
      ],
      reverse: [{ paymentId, reasonCode: 'wrong_amount', note: '', password: manager.password }],
      cashOffered: [{ visitId: openId }, { visitId: null }],
      receipt: [{ visitId }],
      printReceipt: [{ visitId }],
      checkReceipt: [{ code: '۱۲۷۰' }],
      receiptPaper: [undefined],
      chooseReceiptPaper: [{ paper: 'A5' }],
    },
    settings: {
      printers: [undefined],
      choosePrinter: [
        { paper: 'receipt80', printer: 'چاپگر باجه' },
        { paper: 'A4', printer: null },
      ],
      scale: [undefined],
      chooseScale: [{ percent: 125 }],
      contact: [undefined],
      correctOfficeName: [
        { name: 'دفتر آزمون یک', reason: 'در پروانهٔ دفتر چنین است', password: office.manager.password },
      ],
      stateContact: [{ address: 'خیابان نمونه، پلاک ۱۲', phone: '۰۲۱-۰۰۰۰۱۱۰۱' }],
    },
    settingsHistory: { concurrentChanges: [undefined], list: [{ kind: null }, { kind: 'tariff_entered' }] },
  };
  return { sound, tariffId };
}
