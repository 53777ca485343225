// Sections of the office, and a clerk's transfer that waits for its day.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function clerkTransferred(office: TestOffice, newcomerId: string) {
  const { manager, clerk } = office;
  const { postings } = office.as(manager);
  const { sectionId } = await postings.listSection({ name: 'بخش مشاوره' });
  const transfer = {
    personId: clerk.id,
    kind: 'section',
    sections: ['sana', 'notices'] as ('sana' | 'notices')[],
    toOffice: '',
    body: 'protection',
    letterNumber: '21',
    letterDay: today,
    effectiveOn: '2026-12-20',
    reason: 'کمبود نیرو در بخش ثنا',
    password: manager.password,
  } as const;
  const { transferId } = await postings.transfer(transfer);
  const sound: Pick<SoundInputs, 'postings'> = {
    postings: {
      sections: [undefined],
      listSection: [{ name: 'بخش بایگانی' }],
      withdrawTransfer: [{ transferId, reason: 'جانشین او به موقع نرسید' }],
      placeService: [{ itemCode: 'petition', sectionId }],
      ofPerson: [{ personId: clerk.id }],
      introduce: [{ personId: newcomerId, sections: ['filing'], letterNumber: '22', letterDay: today }],
      transfer: [transfer, { ...transfer, kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲' }],
      letter: [{ transferId }],
    },
  };
  return { sound, transferId };
}
