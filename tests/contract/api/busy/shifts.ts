// A clerk with leave ahead: what the calendar of shifts takes.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function alone({ as, manager, clerk }: TestOffice) {
  const leave = { personId: clerk.id, fromDay: '2026-12-05', toDay: '2026-12-06', note: 'سفر' };
  await as(manager).shifts.recordLeave(leave);
  const [kept] = (await as(manager).shifts.ofPerson({ personId: clerk.id })).leaves;
  if (kept === undefined) throw new Error('leave was recorded');
  const hours = { starts: '07:30', ends: '14:30' };
  const sound: Pick<SoundInputs, 'shifts'> = {
    shifts: {
      ofPerson: [{ personId: clerk.id }],
      setWeek: [
        { personId: clerk.id, fromDay: '2026-11-21', days: [hours, hours, null, null, null, null, null] },
      ],
      recordLeave: [leave],
      withdrawLeave: [{ leaveId: kept.leaveId, reason: 'سفر لغو شد و سر کار می‌آید' }],
      alerts: [undefined],
      explainAlert: [
        {
          ...{ personId: clerk.id, kind: 'typing', day: '2026-11-25', seenCount: 1 },
          note: 'از علی رضایی پرسیده شد و خودش بوده است',
        },
      ],
    },
  };
  return { sound, ids: [kept.leaveId] };
}
