// The demo offices at their province: each is enrolled in its manager's name, and at the first one an inspector has been, and what only the
// province may read was written down.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type DemoNames, demoOffice } from '#core/app/first-run/demo-office.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { reportOfDay } from '#core/demo/day-report.ts';
import { signInColleague } from '#core/demo/history/scene.ts';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { addDays, businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import { inspectionLines } from '#core/oversight/inspection-lines/contract.ts';
import { createInspectionCode } from '#province/page/inspections.ts';
import type { Province } from '#province/server.ts';
import { ownIdentity } from '#province/server-keys/identity.ts';
import { asDemoManager } from './demo-manager.ts';

/** Enrols the office of a folder with the province, when it is not yet. `first`: what is done before it sends. */
export function enrolDemoOffice(
  dir: string,
  province: Province,
  {
    names,
    first,
  }: { readonly names?: DemoNames; readonly first?: (desk: Desk, manager: AppCaller) => Promise<void> } = {},
): Promise<void> {
  return asDemoManager(
    dir,
    (desk) => desk.identity() !== null && desk.reads.sync.province() === null,
    async (caller, password, desk) => {
      const code = await province.createEnrolCode(desk.identity()?.officeCode ?? '');
      await caller.staff.proveAgain({ password, purpose: 'connections' });
      await caller.sync.enrol({ provinceUrl: province.url, code });
      await first?.(desk, caller);
      await caller.sync.syncNow();
    },
    names,
  );
}

/** A code for one visit of an inspector at the demo office, for half a day. */
export async function inspectorsCode(province: Province, name: string, purpose: string): Promise<string> {
  const now = new Date();
  const { code } = await createInspectionCode(
    province.store,
    await ownIdentity(province.store, now),
    {
      ...{ office: demoOffice('2026-01-01').office.officeCode, name, purpose },
      ...{ sections: [...inspectionSections], hours: 12, supervisor: 'ناظر استان' },
    },
    now,
  );
  return code;
}

/** Puts a fresh code into a file: it is too long for typing. */
export async function keepInspectorsCode(province: Province, file: string): Promise<void> {
  writeFileSync(file, `${await inspectorsCode(province, 'داوود رستگار', 'بازدید دوره‌ای فصل پاییز')}\n`);
}

/** Puts what the PSP says of today's payments so far into a folder of this PC, as an office downloads it. */
async function reportsInFolder(desk: Desk, manager: AppCaller, folder: string): Promise<void> {
  const day = businessDayOf(desk.machine.now());
  const rows = reportOfDay(desk.reads.payments.ofDay(day), seededRandom(day), day, {
    ...{ missing: 0, unknown: 0, otherAmount: 0 },
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [terminal, own] of Map.groupBy(rows, ({ terminalId }) => terminalId))
    writeFileSync(path.join(folder, `behpardakht-${terminal}-${day}.csv`), behpardakhtCsv(own));
  await manager.dayClose.chooseReportFolder({ folder });
}

/** What an office does only once it has its province: a visit of an inspector, and what is sealed. And where its reports come in. */
export const atProvince =
  (province: Province, reportFolder: string) =>
  async (desk: Desk, manager: AppCaller): Promise<void> => {
    await inspectorWasHere(desk, await inspectorsCode(province, 'شهرام معتمد', 'بازرسی پس از شکایت'));
    const [, clerk, otherClerk] = demoOffice('2026-01-01').people;
    if (clerk === undefined || otherClerk === undefined) throw new Error('the demo office has its people');
    const first = await signInColleague(desk, clerk);
    await first.caller.complaints.register({
      ...{ kind: 'complaint', category: 'conduct', aboutManager: true, visitId: null },
      text: 'مدیر دفتر در اتاق خود را باز نکرد و گفت هفتهٔ بعد بیایید.',
      ...{ contactName: 'فرهاد کیانی', contactPhone: '09121110047' },
    });
    const second = await signInColleague(desk, otherClerk);
    await second.caller.violations.file({
      ...{ rule: 'D5', aboutId: null, route: 'province_only', evidence: [], visitId: null },
      text: 'تابلوی نرخ سه روز پس از ابلاغ تعرفه هم عوض نشد و مدیر گفت عجله‌ای نیست',
      said: '',
    });
    await reportsInFolder(desk, manager, reportFolder);
    await manager.violations.file({
      ...{ rule: 'D16', aboutId: first.id, route: 'office_and_province', evidence: [], visitId: null },
      text: 'در یک دقیقه بیست بار مشخصات یک مراجعه‌کننده باز شده و پاسخ متصدی با دفتر نوبت نمی‌خواند',
      said: 'گفت تلفنی پاسخ می‌داده است',
    });
  };

/** Findings of the visit, by the line of the inspection. */
const findings: Readonly<Record<string, string>> = {
  V7: 'قطع دسترسی یک نفر در یک سامانه ۳۵ دقیقه طول کشیده است',
  V10: 'یک شکایت پس از مهلت بی‌پاسخ مانده است',
};

async function inspectorWasHere(desk: Desk, code: string): Promise<void> {
  const { token } = await callerOf(desk, null).inspections.begin({ code });
  const inspector = callerOf(desk, token);
  const to = businessDayOf(desk.machine.now());
  for (const line of inspectionLines) {
    const words = findings[line];
    await inspector.inspectionLines.giveVerdict({
      ...{ line, from: addDays(to, -30), to },
      ...(words === undefined ? { verdict: 'well', words: '' } : { verdict: 'finding', words }),
    });
  }
  await inspector.inspectionLines.makeProtocol();
  await inspector.inspections.end();
}
