// The people of the office: a newcomer who was given a code.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function staffAndNewcomer(office: TestOffice) {
  const { manager, clerk } = office;
  const byManager = office.as(office.manager);
  const { personId: newcomerId } = await byManager.staff.register({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'clerk',
  });
  const supervisionFile = { personId: newcomerId, fileNumber: '3', openedOn: '2026-01-01' };
  const clearance = {
    personId: newcomerId,
    reference: '3',
    issuedOn: '2026-01-01',
    expiresOn: '2028-01-01',
  };
  const inquiry = { personId: newcomerId, reference: '3', requestedOn: '2026-01-01' };
  await byManager.staff.recordSupervisionFile(supervisionFile);
  await byManager.staff.recordInquiry(inquiry);
  await byManager.staff.recordClearance(clearance);
  await byManager.postings.introduce({
    personId: newcomerId,
    sections: ['filing'],
    letterNumber: '3',
    letterDay: '2026-01-01',
  });
  const { oneTimeCode } = await byManager.staff.activate({ personId: newcomerId });
  const ownPassword = { personId: manager.id, password: manager.password };
  const sound: Pick<SoundInputs, 'staff'> = {
    staff: {
      signInList: [undefined],
      signIn: [ownPassword, { personId: newcomerId, password: 'not-chosen-yet' }],
      lease: [undefined],
      chooseFirstPassword: [{ personId: newcomerId, oneTimeCode, password: 'first-password' }],
      whoAmI: [undefined],
      lock: [{ drafts: null }, { drafts: '{"a":1}' }],
      stillHere: [undefined],
      proveAgain: [{ password: manager.password }],
      signOut: [undefined],
      unlock: [{ password: manager.password }],
      setPin: [{ password: manager.password, pin: '2580' }],
      pinState: [undefined],
      unlockWithPin: [{ pin: '2580' }, { pin: '2581' }],
      changePassword: [{ current: manager.password, next: manager.password }],
      list: [undefined],
      register: [{ name: 'نرگس صالحی', nationalCode: '0084575948', role: 'clerk' }],
      recordSupervisionFile: [supervisionFile],
      posts: [undefined],
      timeline: [{ personId: newcomerId }],
      recordInquiry: [inquiry],
      recordClearance: [clearance],
      withdrawClearance: [
        { personId: newcomerId, letterNumber: '9', withdrawnOn: '2026-11-25', password: manager.password },
      ],
      activate: [{ personId: newcomerId }],
      changePost: [
        {
          ...{ personId: newcomerId, role: 'legal_expert', body: 'offices_board', letterNumber: '12' },
          ...{ letterDay: '2026-11-20', reason: 'کارشناس حقوقی پیشین رفته است', password: manager.password },
        },
      ],
      correctName: [
        {
          ...{ personId: newcomerId, name: 'سارا نوریان', nationalCode: '9990000034' },
          ...{ reason: 'نام خانوادگی ناقص ثبت شده بود', password: manager.password },
        },
      ],
      resetPassword: [{ personId: manager.id, password: manager.password }],
      cutOff: [
        {
          personId: clerk.id,
          reasonCode: 'left',
          leftAt: '2026-11-25T04:00:00.000Z',
          password: manager.password,
        },
      ],
    },
  };
  return { sound, newcomerId };
}
