// Who served in a visit before a complaint came from it: by what the PCs knew of each other, whatever their clocks say.
import { expect, test } from 'vitest';
import { openDay, openOffice, openVisit, problemOf, type TestOffice } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;
const complaint = {
  kind: 'complaint',
  category: 'conduct',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '',
} as const;
const outcome = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;
const refusedPaper = { outcome: 'refused', reasonCode: 'document_missing', answers: [], note: '' } as const;

type Pcs = { readonly office: TestOffice; readonly other: SecondDesk; readonly visitId: string };

/** A visit that the clerk opened at the first PC; the manager's PC is the second, whose clock is `offMs` apart. */
async function pcsApart(offMs: number): Promise<Pcs> {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const now = Date.parse(office.desk.machine.now()) + offMs;
  const other = joinOffice(office, 2, testMachine(new Date(now).toISOString()).machine);
  meet(office, other);
  return { office, other, visitId };
}

const serveThere = ({ office, other, visitId }: Pcs): Promise<unknown> =>
  other.seat(office.manager).identity.refuse({ visitId, ...refusedPaper });

const complainHere = ({ office: { as, clerk }, visitId }: Pcs) =>
  as(clerk).complaints.register({ ...complaint, visitId });

test.each([
  ['ahead', 2 * hour],
  ['behind', -2 * hour],
])(
  'D7.7 a manager who served at a PC that was apart, its clock %s, decides and merges nothing',
  async (_, offMs) => {
    const pcs = await pcsApart(offMs);
    const { office, other } = pcs;
    await serveThere(pcs);
    const { complaintId } = await complainHere(pcs);
    const { trackingCode } = await office
      .as(office.clerk)
      .complaints.register({ ...complaint, visitId: null });
    meet(office, other);
    for (const { complaints } of [office.as(office.manager), other.seat(office.manager)]) {
      const deciding = complaints.addAddendum({ complaintId, ...outcome });
      expect((await problemOf(deciding)).code).toBe('OWN_ACT_FORBIDDEN');
      const reason = 'هر دو از یک رویداد است';
      const merging = complaints.link({ complaintId, trackingCode, kind: 'merged', reason });
      expect((await problemOf(merging)).code).toBe('OWN_ACT_FORBIDDEN');
    }
  },
);

test.each([
  ['ahead', 2 * hour],
  ['behind', -2 * hour],
])(
  'D7.7 one who served only once their PC had heard of it, its clock %s, decides it at both',
  async (_, offMs) => {
    const pcs = await pcsApart(offMs);
    const { office, other } = pcs;
    const complaints = [await complainHere(pcs), await complainHere(pcs)];
    meet(office, other);
    await serveThere(pcs);
    meet(office, other);
    const [here, there] = [office.as(office.manager), other.seat(office.manager)];
    for (const [index, caller] of [here, there].entries())
      await caller.complaints.addAddendum({ complaintId: complaints[index]?.complaintId ?? '', ...outcome });
  },
);
