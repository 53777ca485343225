// What is watched over at the demo office: a violation, a clerk who looked at many clients, days on which the office is closed, and
// who confirms what another entered (D2, D4, D7, D12, D16).
import { leaver } from './cast.ts';
import type { Act, Scene } from './scene.ts';

/** The violation after which a clerk had to leave. */
export const violationFound: Act = async (scene) => {
  const { id: aboutId } = await scene.with(leaver);
  const { caller } = scene.manager;
  await caller.violations.file({
    ...{ rule: 'D2', aboutId, route: 'office', evidence: [], visitId: null },
    text: 'دو مراجعه‌کننده گفتند متصدی باجه از آنان بابت تسریع کار وجه نقد خواسته است؛ دوربین سالن هم نشان می‌دهد.',
    said: 'نخست انکار کرد و سپس گفت قصد برگرداندن داشته است',
  });
};

/** A complaint of a colleague about another rule, for the manager alone. */
export const smallViolation: Act = async ({ otherClerk, clerk }) => {
  await otherClerk.caller.violations.file({
    ...{ rule: 'D15', aboutId: clerk.id, route: 'office', evidence: [], visitId: null },
    text: 'همکارم سه‌شنبه برای آشنای خود بیرون از نوبت پرونده ثبت کرد و دلیل نوبت را ننوشت',
    said: 'گفت مهلت قانونی آن روز تمام می‌شد',
  });
};

async function looks({ clerk, day }: Scene): Promise<void> {
  const [visit] = await clerk.caller.visits.dayList({ day });
  if (visit === undefined) return;
  for (let look = 0; look < 20; look += 1)
    await clerk.caller.visits.revealIdentifier({ visitId: visit.visitId });
}

export const manyLooks: Act = looks;

export const looksExplained: Act = async ({ manager }) => {
  for (const { alertId } of await manager.caller.accessLog.alerts())
    await manager.caller.accessLog.answerAlert({
      alertId,
      note: 'از علی رضایی پرسیده شد؛ نشانی ابلاغ را برای پاسخ تلفنی می‌خواند',
    });
};

/** Official holidays that are still to come. */
export const holidaysDeclared: Act = async ({ manager, today }) => {
  const { days } = await manager.caller.closures.unofficial();
  const ahead = days.filter(({ closedDay, state }) => state === 'open' && closedDay > today).slice(0, 6);
  for (const { closedDay, title } of ahead)
    await manager.caller.closures.declare({
      ...{ closedDay, kind: 'holiday', authority: 'تقویم رسمی کشور', reference: title },
    });
};

/** The air is bad: the office stays closed on this day. */
export const closedForAir: Act = async ({ manager, day }) => {
  await manager.caller.closures.declare({
    ...{ closedDay: day, kind: 'sudden', authority: 'کارگروه اضطرار آلودگی هوا' },
    reference: 'اطلاعیهٔ شب گذشته، ساعت ۲۱',
  });
};

/** A clerk of long standing confirms tariff and terminals that others entered. */
export const confirmedByTwo: Act = async ({ clerk, manager }) => {
  for (const { tariffId } of await clerk.caller.fees.listTariffs()) {
    const { seen } = await clerk.caller.fees.reviewTariff({ tariffId });
    await clerk.caller.fees.confirmTariff({ tariffId, seen });
  }
  for (const { registrationId, seen } of await manager.caller.payments.registrations())
    await clerk.caller.payments.confirmTerminal({ registrationId, seen });
};
