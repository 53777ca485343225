// The counter in the middle of a day: a visit that is paid, one that is owed, one verified and one just opened.
import {
  chargedVisit,
  openVisit,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export type Counter = Awaited<ReturnType<typeof visitsOfTheDay>>;

export async function visitsOfTheDay(office: TestOffice) {
  const byClerk = office.as(office.clerk);
  const { visitId, chargeId } = await chargedVisit(office);
  const { paymentId } = await byClerk.payments.record(slip(visitId));
  const { visitId: unpaidId, chargeId: unpaidChargeId } = await chargedVisit(office, '0790419904');
  const verifiedId = await verifiedVisit(office, '0013542419');
  const openId = await openVisit(office);
  return { visitId, chargeId, paymentId, unpaidId, unpaidChargeId, verifiedId, openId };
}

export async function soundVisits(office: TestOffice, { visitId, unpaidId, verifiedId, openId }: Counter) {
  const { manager } = office;
  const byClerk = office.as(office.clerk);
  const checklist = await byClerk.identity.checklist({ clientType: 'iranian_adult' });
  const answers = checklist.map(({ code, options: [option] }) =>
    option === undefined ? { code, state: 'checked' as const } : { code, state: 'checked' as const, option },
  );
  const person = {
    name: 'رضا محمدی',
    nationalCode: '0499370899',
    mobile: '09121234567',
    postalCode: '1193653471',
    matterRole: 'plaintiff',
    trackingNumber: '',
  };
  const someDays = [{ day: today }, { day: '2026-11-24' }];
  const sound: Pick<SoundInputs, 'visits' | 'identity'> = {
    visits: {
      open: [
        { client: { clientType: 'iranian_adult', ...person } },
        {
          client: {
            clientType: 'lawyer',
            ...person,
            licenceNumber: '1',
            licenceBody: 'bar_association',
            licenceExpiresOn: '2030-01-01',
            licenceYear: '1400',
            principalIdentifier: '0790419904',
          },
        },
        {
          client: {
            clientType: 'legal_person',
            ...person,
            companyName: 'شرکت نمونه',
            legalId: '14999000010',
            gazetteReference: '1',
            representativePost: 'ceo',
            letterNumber: '',
          },
        },
      ],
      get: [{ visitId }],
      dayList: someDays,
      saved: someDays,
      findClient: [{ clientType: 'iranian_adult', identifier: '0499370899' }],
      complete: [{ visitId }, { visitId: unpaidId }],
      onlyAsked: [{ visitId: verifiedId }, { visitId: unpaidId }],
      cancel: [{ visitId: openId, reasonCode: 'client_left' }],
      leftOpen: [undefined],
      completeUnderpaid: [{ visitId: unpaidId, reason: 'کارتخوان کم کشید', password: manager.password }],
      servedUnpaid: someDays,
      reasons: someDays,
      recordFiling: [{ visitId, trackingNumber: '۱۴۰۵۱۲۳۴۵۶', branch: 'شعبه ۳', filedTime: '09:30' }],
      recordFilingTwice: [
        {
          ...{ visitId, trackingNumber: '۱۴۰۵۱۲۳۴۵۶', branch: '', filedTime: '' },
          ...{ reason: 'دو خواسته در یک پرونده', password: manager.password },
        },
      ],
      withdrawFiling: [
        { visitId, filingId: visitId, reason: 'در مراجعهٔ دیگری بود', password: manager.password },
      ],
      addPerson: [
        { visitId: openId, person: { clientType: 'iranian_adult', ...person, nationalCode: '0790419904' } },
      ],
      removePerson: [{ visitId: openId, formId: openId, reasonCode: 'left' }],
      correctClient: [{ visitId: openId, name: 'رضا احمدی' }],
      correctChecked: [
        { visitId, field: 'name', value: 'رضا محمدیان', reason: 'نام خانوادگی ناقص نوشته شده بود' },
      ],
      correctIdentifier: [
        {
          ...{ visitId: openId, field: 'nationalCode', identifier: '0084575948' },
          beside: { personId: manager.id, password: manager.password, words: 'رقم آخر اشتباه خوانده شد' },
        },
      ],
      finishLate: [
        { visitId: openId, act: { kind: 'complete' }, reason: 'برق ساختمان رفت' },
        { visitId: openId, act: { kind: 'cancel', reasonCode: 'client_left' }, reason: '' },
        { visitId, act: { kind: 'refuse', reasonCode: 'document_missing' }, reason: 'مدرک را نیاورد' },
      ],
      revealIdentifier: [{ visitId }],
      clientHistory: [{ visitId }],
      takeUpClient: [{ visitId }],
      referAdvice: [{ visitId }, { visitId: null }],
      withdrawAct: [{ actId: visitId }],
    },
    identity: {
      checklist: [{ clientType: 'lawyer' }],
      verify: [{ visitId: openId, answers, note: '' }],
      registerSana: [{ visitId: verifiedId }],
      resume: [{ visitId: openId, arrived: 'اصل کارت ملی را آورد' }],
      refusalNote: [{ formId: openId }],
      escalated: [undefined],
      points: [undefined],
      setPoint: [{ point: 'helper', isLoose: true }],
      refuse: [
        { visitId: openId, outcome: 'refused', reasonCode: 'document_missing', answers, note: 'کپی بود' },
      ],
    },
  };
  return { sound };
}
