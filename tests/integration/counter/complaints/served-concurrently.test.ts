// Who served in a visit before a complaint came from it: by what the PCs knew of each other, whatever their clocks say.
import { expect, it } from 'vitest';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { openVisit, problemOf } from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const complaint = {
  ...({ kind: 'complaint', category: 'delay', aboutManager: false } as const),
  ...{ text: 'با مراجع تند سخن گفت', contactName: '', contactPhone: '' },
};
const outcome = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;
const refused = { outcome: 'refused', reasonCode: 'document_missing', answers: [], note: '' } as const;

it.each(everyNth(2, [120, -120]))(
  'D7.7 a manager who served apart from the complaint decides and merges nothing of it, the second clock %i minutes off',
  async (minutes) => {
    const office = await officeAtWork();
    const other = pcOff(office, 2, minutes);
    const { as, clerk, manager } = office;
    const visits = [await openVisit(office), await openVisit(office, '0790419904')];
    const [apart = '', known = ''] = visits;
    meet(office, other);
    const register = (visitId: string | null) => as(clerk).complaints.register({ ...complaint, visitId });
    const serve = (visitId: string) => other.seat(manager).identity.refuse({ visitId, ...refused });

    await serve(apart);
    const { complaintId } = await register(apart);
    const { trackingCode } = await register(null);
    const decidable = [await register(known), await register(known)];
    meet(office, other);
    await serve(known);
    meet(office, other);
    for (const [index, { complaints }] of [as(manager), other.seat(manager)].entries()) {
      const deciding = complaints.addAddendum({ complaintId, ...outcome });
      expect((await problemOf(deciding)).code).toBe('OWN_ACT_FORBIDDEN');
      const reason = 'هر دو از یک رویداد است';
      const merging = complaints.link({ complaintId, trackingCode, kind: 'merged', reason });
      expect((await problemOf(merging)).code).toBe('OWN_ACT_FORBIDDEN');
      // Who served only once their PC had heard of the complaint decides it.
      await complaints.addAddendum({ complaintId: decidable[index]?.complaintId ?? '', ...outcome });
    }
  },
);
