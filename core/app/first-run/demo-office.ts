// The demo office («دفتر نمونه»): invented people with demonstration codes, the public 1403 table (marked not current).

import type { TariffDocument } from '#core/counter/fees/contract.ts';
import publicTariff from '#core/counter/fees/public-tariffs/1403.json' with { type: 'json' };
import { readTariffFile } from '#core/counter/fees/tariff-file.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';

/** A demo office: its code and name, and the names of its manager and two clerks. */
export type DemoNames = {
  readonly officeCode: string;
  readonly officeName: string;
  readonly people: readonly [manager: string, clerk: string, otherClerk: string];
};

const usualNames: DemoNames = {
  officeCode: '1101',
  officeName: 'دفتر نمونهٔ خدمات الکترونیک قضایی',
  people: ['مریم احمدی', 'علی رضایی', 'زهرا کریمی'],
};

/** What the demo office, or one beside it, is made of on a business day. */
export function demoOffice(day: string, names: DemoNames = usualNames) {
  const [managerName, clerkName, otherClerkName] = names.people;
  /** The papers of one person, by their number. */
  const papers = (number: string, expires: number) => ({
    supervisionFile: { fileNumber: `ن-۱۴۰۵-${number}`, openedOn: addDays(day, -400) },
    clearance: {
      reference: `ح-۱۴۰۵-${number}`,
      issuedOn: addDays(day, -300),
      expiresOn: addDays(day, expires),
    },
  });
  return {
    contact: { address: 'شهرستان مرکز، خیابان نمونه، پلاک ۱۲', phone: '021-00001101' },
    office: {
      officeCode: names.officeCode,
      officeName: names.officeName,
      deviceName: 'باجهٔ ۱',
      deskNumber: 1,
    },
    people: [
      {
        name: managerName,
        nationalCode: '9990000018',
        role: 'manager' as const,
        password: 'modir-1234',
        ...papers('۰۰۱', 430),
      },
      {
        name: clerkName,
        nationalCode: '9990000026',
        role: 'clerk' as const,
        password: 'karbar-1234',
        ...papers('۰۰۲', 395),
      },
      {
        name: otherClerkName,
        nationalCode: '9990000034',
        role: 'clerk' as const,
        password: 'karbar-5678',
        ...papers('۰۰۳', 410),
      },
    ],
    terminals: [
      {
        terminalId: '14999001',
        merchant: '990000001',
        psp: 'به‌پرداخت ملت',
        validFrom: addDays(day, -400),
        validTo: null,
      },
      {
        terminalId: '14999002',
        merchant: '990000001',
        psp: 'به‌پرداخت ملت',
        validFrom: addDays(day, -400),
        validTo: null,
      },
    ],
    tariff: demoTariff(day),
  };
}

function demoTariff(day: string): TariffDocument {
  const read = readTariffFile(JSON.stringify(publicTariff), {
    code: 'demo-1403',
    title: 'تعرفهٔ ۱۴۰۳ برای نمایش (جاری نیست)',
    authority: 'جدول عمومی غیررسمی',
    letterNumber: 'نمونه',
    letterDay: addDays(day, -400),
    effectiveFrom: addDays(day, -400),
    vatMode: 'exempt',
    vatBasisPoints: 0,
  });
  if (!read.ok) throw new Error(`the public tariff is not readable: ${read.refusal.params.where}`);
  return read.tariff;
}
