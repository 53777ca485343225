// Somebody who left, with one access cut and the others open.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function somebodyLeft(office: TestOffice) {
  const { manager, clerk } = office;
  const { staff, departures } = office.as(manager);
  const { personId: leaverId } = await staff.register({
    name: 'کاوه رستمی',
    nationalCode: '0012345679',
    role: 'clerk',
  });
  const leftAt = '2026-11-25T04:25:00.000Z';
  await staff.cutOff({ personId: leaverId, reasonCode: 'left', leftAt, password: manager.password });
  const [departure] = await departures.open();
  if (departure === undefined) throw new Error('a cut-off begins a checklist');
  const { cutOffId } = departure;
  const { systemId } = await departures.listSystem({ name: 'سامانهٔ نوبت‌دهی' });
  const access = { cutOffId, systemId: 'sana', by: 'مرکز آمار', cutAt: leftAt, proof: 'نامهٔ ۱۲' } as const;
  await departures.recordAccess({ ...access, outcome: 'cut' });
  const sound: Pick<SoundInputs, 'departures'> = {
    departures: {
      systems: [undefined],
      listSystem: [{ name: 'سامانهٔ بایگانی' }],
      endSystem: [
        {
          systemId,
          beside: { personId: clerk.id, password: clerk.password, words: 'دیگر در دفتر استفاده نمی‌شود' },
        },
      ],
      open: [undefined],
      ofPerson: [{ personId: leaverId }],
      recordAccess: [
        { ...access, systemId: 'cms', outcome: 'cut' },
        { ...access, systemId: 'network', outcome: 'never_had', proof: 'هرگز حسابی در شبکه نداشت' },
      ],
      close: [{ cutOffId, letterNumber: '14', letterDay: '2026-11-25', reason: 'پاسخ مرکز دیر رسید' }],
      handOverDrafts: [{ token: 'no-session', drafts: '{}' }],
      takeDrafts: [{ personId: leaverId }],
      letter: [{ cutOffId }],
    },
  };
  return { sound, cutOffId, leaverId };
}
