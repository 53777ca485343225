// A complaint about a visit.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function complaintOf(office: TestOffice, { visitId }: Counter) {
  const byClerk = office.as(office.clerk);
  const complaint = {
    kind: 'complaint',
    category: 'delay',
    aboutManager: false,
    text: 'زمان انتظار زیاد بود',
    contactName: 'رضا محمدی',
    contactPhone: '09121234567',
    visitId,
  } as const;
  const { complaintId, trackingCode } = await byClerk.complaints.register(complaint);
  const { trackingCode: otherCode } = await byClerk.complaints.register(complaint);
  const sound: Pick<SoundInputs, 'complaints'> = {
    complaints: {
      register: [
        complaint,
        { ...complaint, aboutManager: true, text: '', contactName: '', contactPhone: '' },
      ],
      addAddendum: [
        { kind: 'addendum', complaintId, text: 'پیگیری شد' },
        { kind: 'outcome', complaintId, outcome: 'referred', text: 'ارجاع شد' },
      ],
      people: [undefined],
      link: [
        { complaintId, trackingCode: otherCode, kind: 'related', reason: 'از یک مراجعه است' },
        { complaintId, trackingCode: otherCode, kind: 'merged', reason: 'همان شکایت است' },
      ],
      list: [{ state: 'open' }],
      get: [{ complaintId }],
      revealContact: [{ complaintId }],
      find: [{ trackingCode }],
      slip: [{ complaintId }],
    },
  };
  return { sound, complaintId, trackingCode };
}
