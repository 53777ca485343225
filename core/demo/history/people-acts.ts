// People of the demo office come, are moved and leave, by the manager's own steps (D8, D9, D10).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { callerOf } from '../caller.ts';
import { candidate, itExpert, leaver, legalExpert, type Newcomer, newClerk } from './cast.ts';
import type { Act, Scene } from './scene.ts';

const minute = 60_000;

/** From the first paper to the own password. */
async function takeOn(scene: Scene, person: Newcomer): Promise<void> {
  const { day, desk, manager, machine } = scene;
  const { staff, postings } = manager.caller;
  const { name, nationalCode, fatherName, role, papers, sections, password } = person;
  const { personId } = await staff.register({ name, nationalCode, fatherName, role });
  await staff.recordSupervisionFile({
    personId,
    fileNumber: `ن-۱۴۰۵-${papers}`,
    openedOn: addDays(day, -40),
  });
  await staff.recordInquiry({ personId, reference: `ا-۱۴۰۵-${papers}`, requestedOn: addDays(day, -38) });
  await staff.recordClearance({
    personId,
    reference: `ح-۱۴۰۵-${papers}`,
    issuedOn: addDays(day, -12),
    expiresOn: addDays(day, 700),
  });
  if (sections.length > 0)
    await postings.introduce({
      ...{ personId, sections: [...sections] },
      ...{ letterNumber: `۱۴۰۵/م/${papers}`, letterDay: addDays(day, -3) },
    });
  const { oneTimeCode } = await staff.activate({ personId });
  machine.advance(5 * minute);
  await callerOf(desk, null).staff.chooseFirstPassword({ personId, oneTimeCode, password });
}

const proven = ({ manager: { caller, password } }: Scene) =>
  caller.staff.proveAgain({ password, purpose: 'people' });

/** The clerks are introduced for their sections, and the experts and one more clerk begin. */
export const firstStaff: Act = async (scene) => {
  const { day, manager, clerk, otherClerk } = scene;
  await proven(scene);
  const sections = ['filing', 'sana', 'notices', 'e_payment', 'inbox'] as const;
  for (const [place, { id }] of [clerk, otherClerk].entries())
    await manager.caller.postings.introduce({
      ...{ personId: id, sections: [...sections] },
      ...{ letterNumber: `۱۴۰۵/م/۰۰${place + 1}`, letterDay: addDays(day, -2) },
    });
  for (const person of [legalExpert, itExpert, leaver]) await takeOn(scene, person);
};

/** The week of everybody who serves clients, and leave that is over. */
export const shiftsOfStaff: Act = async ({ day, manager, clerk, otherClerk }) => {
  const hours = { starts: '07:30', ends: '15:30' };
  const short = { starts: '07:30', ends: '12:30' };
  for (const { id } of [clerk, otherClerk])
    await manager.caller.shifts.setWeek({
      personId: id,
      fromDay: day,
      days: [hours, hours, hours, hours, hours, short, null],
    });
};

export const leaveAhead: Act = async ({ today, manager, otherClerk }) => {
  await manager.caller.shifts.recordLeave({
    personId: otherClerk.id,
    ...{ fromDay: addDays(today, 6), toDay: addDays(today, 8), note: 'مرخصی استحقاقی، سفر خانوادگی' },
  });
};

export const newClerkComes: Act = async (scene) => {
  await proven(scene);
  await takeOn(scene, newClerk);
};

export const candidateApplies: Act = async (scene) => {
  const { day, manager } = scene;
  await proven(scene);
  const { papers, ...person } = candidate;
  const { staff } = manager.caller;
  const { personId } = await staff.register(person);
  await staff.recordSupervisionFile({ personId, fileNumber: `ن-۱۴۰۵-${papers}`, openedOn: addDays(day, -6) });
  await staff.recordInquiry({ personId, reference: `ا-۱۴۰۵-${papers}`, requestedOn: addDays(day, -1) });
};

/** Another section from next week on, by a letter. */
export const transferPlanned: Act = async ({ day, today, manager, otherClerk }) => {
  await manager.caller.postings.transfer({
    ...{ personId: otherClerk.id, kind: 'section', sections: ['filing', 'e_payment'], toOffice: '' },
    ...{ body: 'offices_board', letterNumber: '۱۴۰۵/ن/۱۱۸', letterDay: day },
    effectiveOn: addDays(today, 9),
    reason: 'افزایش مراجعهٔ بخش ثبت دادخواست',
    password: manager.password,
  });
};

/** The clerk of the violation is cut off; one access outside is cut late, and the closing letter says why. */
export const clerkLeaves: Act = async (scene) => {
  const { day, manager, machine } = scene;
  const { id: personId } = await scene.with(leaver);
  const leftAt = machine.now();
  machine.advance(2 * minute);
  const { staff, departures } = manager.caller;
  await staff.cutOff({ personId, reasonCode: 'dismissed', leftAt, password: manager.password });
  const departure = (await departures.open()).find((one) => one.personId === personId);
  if (departure === undefined) throw new Error('a cut-off begins a departure');
  for (const [place, { system }] of departure.accesses.entries()) {
    machine.advance((place === 1 ? 27 : 2) * minute);
    await departures.recordAccess({
      ...{ cutOffId: departure.cutOffId, systemId: system.systemId, outcome: 'cut' },
      ...{ by: place === 1 ? 'پشتیبانی سامانهٔ مدیریت پرونده' : 'مریم احمدی', cutAt: machine.now() },
      proof: place === 1 ? 'تیکت ۱۴۰۵۸۸۲۱ پشتیبانی استان' : 'غیرفعال شدن حساب روی صفحه دیده شد',
    });
  }
  await departures.close({
    ...{ cutOffId: departure.cutOffId, letterNumber: '۱۴۰۵/ق/۰۳۱', letterDay: day },
    reason: 'پشتیبانی سامانهٔ مدیریت پرونده دیر پاسخ داد',
  });
};
