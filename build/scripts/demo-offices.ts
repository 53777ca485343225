// Five small offices beside the demo office, so that the province has something to look at: each with days of its own.
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DemoNames } from '#core/app/first-run/demo-office.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { addDays, businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isFreshFolder, officeFolder } from '#electron/files/office-folder.ts';
import { playedDemoOffice, playedFolder } from './demo-history.ts';

type SmallOffice = DemoNames & {
  readonly days: number;
  /** Days before today of its first day. */
  readonly since: number;
  readonly clients: number;
  /** False: the last day is still open. */
  readonly closeLast: boolean;
};

export const smallOffices: readonly SmallOffice[] = [
  {
    ...{ officeCode: '1102', officeName: 'دفتر نمونهٔ شهرستان شمال' },
    people: ['فریبا مرادی', 'حامد اسدی', 'مهدی کرمانی'],
    ...{ days: 7, since: 9, clients: 5, closeLast: true },
  },
  {
    ...{ officeCode: '1203', officeName: 'دفتر نمونهٔ شهرستان جنوب' },
    people: ['رضا فلاحی', 'سمیه بهرامی', 'نادر جعفری'],
    ...{ days: 6, since: 8, clients: 3, closeLast: false },
  },
  {
    ...{ officeCode: '2105', officeName: 'دفتر نمونهٔ شهرستان خاور' },
    people: ['اکرم نجفی', 'یاسر محمودی', 'الهه زمانی'],
    ...{ days: 7, since: 9, clients: 5, closeLast: true },
  },
  {
    ...{ officeCode: '3301', officeName: 'دفتر نمونهٔ شهرستان باختر' },
    people: ['بهزاد طاهری', 'منیژه حسنی', 'کامران امینی'],
    ...{ days: 5, since: 10, clients: 2, closeLast: false },
  },
  {
    ...{ officeCode: '3407', officeName: 'دفتر نمونهٔ بخش کوهستان' },
    people: ['شهین سلطانی', 'داوود حاتمی', 'آرش نیک‌نام'],
    ...{ days: 6, since: 8, clients: 4, closeLast: true },
  },
];

/** Where a small office lies. */
export const smallOfficeIn = (folder: string, { officeCode }: DemoNames): string =>
  path.join(folder, officeCode);

/** Plays those of the small offices whose folders are fresh. */
async function playedSmallOffices(folder: string, say: (line: string) => void): Promise<void> {
  const today = businessDayOf(new Date().toISOString());
  for (const small of smallOffices) {
    const dir = smallOfficeIn(folder, small);
    if (!isFreshFolder(officeFolder(dir))) continue;
    const { days, since, clients, closeLast, ...names } = small;
    const from = addDays(today, -since);
    const machineOf = { seed: `demo/${small.officeCode}/${today}`, from: `${from}T03:00:00.000Z` };
    await playedFolder(dir, machineOf, async (desk, machine) => {
      await simulateDays(desk, machine, { days, clients, from, closeLast, names }, () => undefined);
    });
    say(`Office ${small.officeCode}: ${days} days`);
  }
}

// As a program of its own, so that the demo plays on both cores: `--office DIR` or `--small DIR`.
if (import.meta.main) {
  const { values } = parseArgs({ options: { office: { type: 'string' }, small: { type: 'string' } } });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (values.office !== undefined) await playedDemoOffice(values.office, say);
  if (values.small !== undefined) await playedSmallOffices(values.small, say);
}
