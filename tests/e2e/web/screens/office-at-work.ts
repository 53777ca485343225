// An office in which there is something on every screen, for the lists of screens.

import { completeAnswers } from '#core/demo/answers.ts';
import { enrolled } from '#tests/support/enrolled.ts';
import { dayBefore, openDay, workTwoDays } from '../../support/day-with-differences.ts';
import type { OfficeAtWork } from '../../support/office-folder.ts';
import { today } from '../../support/reports.ts';

export const newcomer = 'سارا موسوی';
export const registeredOnly = 'بابک نوری';

/** A client who was refused for want of a paper, came back with it, and left. */
async function refusedAndBack({ clerk }: OfficeAtWork): Promise<void> {
  const client = {
    clientType: 'iranian_adult' as const,
    name: 'حسین کاظمی',
    nationalCode: '0084575948',
    mobile: '09121234567',
    postalCode: '1193653471',
    matterRole: 'plaintiff',
    trackingNumber: '',
  };
  const answers = completeAnswers('iranian_adult', 'plaintiff');
  const { visitId: refused } = await clerk.visits.open({ client });
  const reasonCode = 'document_missing';
  await clerk.identity.refuse({ visitId: refused, outcome: 'refused', reasonCode, answers, note: '' });
  const { visitId } = await clerk.visits.open({ client });
  await clerk.identity.verify({ visitId, answers, note: '', changed: 'اصل کارت ملی را آورد' });
  await clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
}

/** Two days with their differences, today open, a failed check, complaints, newcomers, and a province nobody reaches. */
export async function fillOffice(office: OfficeAtWork): Promise<void> {
  await workTwoDays(office);
  // Each reading of the office's clock takes a second: what is done here has to lie before the page's own time, and today.
  const midnight = Date.parse(`${today}T00:00:00+03:30`);
  office.setClock(new Date(Math.max(midnight, Date.now() - 10 * 60_000)).toISOString());
  const { manager, clerk, desk } = office;
  await openDay(office);
  const { id: ownerId } = await clerk.staff.whoAmI();
  await clerk.premises.recordCheck({
    item: 'rate_board',
    result: 'failed',
    note: 'تابلو کهنه است',
    correctiveAction: { description: 'تابلوی تازه نصب شود', ownerId, dueDay: today },
  });
  await refusedAndBack(office);
  for (const [kind, subject] of [
    ['petition', 'دادخواست مطالبهٔ وجه'],
    ['bill', 'لایحهٔ دفاعیه'],
  ] as const) {
    const { itemId } = await clerk.inbox.receive({
      kind,
      subject,
      fromWhom: 'وکیل سعید رضوی',
      workingDays: 1,
    });
    if (kind === 'bill')
      await clerk.inbox.handle({ itemId, outcome: 'sent_on', note: 'به شعبهٔ پنجم ارسال شد' });
  }
  await clerk.prints.keep({
    page: 'pos-only',
    subject: 'now',
    paper: 'receipt80',
    failure: 'PRINTER_OUT_OF_PAPER',
  });
  enrolled(desk);
  const [{ visitId } = { visitId: '' }] = await clerk.visits.dayList({ day: dayBefore });
  for (let looks = 0; looks < 20; looks += 1) await clerk.visits.revealIdentifier({ visitId });
  for (const aboutManager of [false, true]) {
    await clerk.complaints.register({
      kind: 'complaint',
      category: 'delay',
      aboutManager,
      text: 'نیم ساعت در نوبت ماندم.',
      contactName: 'رضا محمدی',
      contactPhone: '09121234567',
      visitId: null,
    });
  }
  await manager.staff.register({ name: registeredOnly, nationalCode: '0013542419', role: 'it_expert' });
  const { personId } = await manager.staff.register({
    name: newcomer,
    nationalCode: '0790419904',
    role: 'clerk',
  });
  await manager.staff.recordSupervisionFile({ personId, fileNumber: '1405/20', openedOn: '2026-01-01' });
  await manager.staff.recordInquiry({ personId, reference: '1405/8', requestedOn: '2026-01-01' });
  const clearance = { reference: '1405/9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await manager.staff.recordClearance({ personId, ...clearance });
  await manager.postings.introduce({
    personId,
    sections: ['filing', 'sana'],
    letterNumber: '1405/10',
    letterDay: '2026-01-01',
  });
  await manager.staff.activate({ personId });
}
