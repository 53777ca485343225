// A complaint or report that a leaver had not sent reaches nobody of the office: it may be about whoever would take it up.
import { describe, expect, it } from 'vitest';
import { draftsForManager } from '#core/access/departures/drafts-for-manager.ts';
import { draftsLeft } from '#core/access/departures/entries.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { morning, openOffice, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const said = 'مدیر از من پول نقد خواست';
const client = { 'counter.client': { nationalCode: '0499370899' } };
const complaint = {
  'complaints.register': { aboutManager: true, text: said, contactName: 'بهرام شاکی' },
  'complaints.addendum.01a': said,
  'complaints.opened': '01a',
};
const both = JSON.stringify({ ...complaint, ...client });

const cutOff = ({ as, manager, clerk }: TestOffice) =>
  as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: morning,
    password: manager.password,
  });
const take = ({ as, manager, clerk }: TestOffice) =>
  as(manager).departures.takeDrafts({ personId: clerk.id });
const atWork = async (office: TestOffice) => {
  const { id: personId, password } = office.clerk;
  const { token } = await office.anyone.staff.signIn({ personId, password });
  return { token, caller: appRouter.createCaller({ desk: office.desk, session: token }) };
};

/** Every private part that a PC holds, as one text. */
function privateParts({ path: { journal } }: Desk): string {
  const parts = journal.streams().flatMap(({ device, epoch }) => {
    const stream = { device, epoch };
    return journal
      .entriesAfter(stream, 0, 100_000)
      .map(({ seq }) => journal.privatePart(stream, seq)?.bytes ?? null);
  });
  return parts.map((bytes) => (bytes === null ? '' : Buffer.from(bytes).toString('utf8'))).join('\n');
}

describe('a complaint that a leaver had half typed', () => {
  it('D9.9, D7.3, D7.9 reaches neither the manager nor a private part, from a locked session', async () => {
    const office = await openOffice();
    const { caller } = await atWork(office);
    await caller.staff.lock({ drafts: both });
    await cutOff(office);
    expect(privateParts(office.desk)).toContain('0499370899');
    expect(privateParts(office.desk)).not.toContain(said);
    expect(await take(office)).toEqual({ drafts: JSON.stringify(client) });
    expect(await take(office)).toEqual({ drafts: null });
  });

  it('D9.9, D7.3, D7.9 reaches them as little from the page, at whichever PC it was', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const { token } = other.desk.sessions.open(office.clerk.id);
    await cutOff(office);
    carryEntries(office.desk, other.desk);
    const there = appRouter.createCaller({ desk: other.desk, session: null });
    await there.departures.handOverDrafts({ token, drafts: both });
    carryEntries(other.desk, office.desk);
    for (const desk of [office.desk, other.desk]) {
      expect(privateParts(desk)).toContain('0499370899');
      expect(privateParts(desk)).not.toContain(said);
    }
    expect(await take(office)).toEqual({ drafts: JSON.stringify(client) });
  });

  it('D9.9 leaves no entry where it was all that they had, nor where no page wrote it', {
    tags: 'release',
  }, async () => {
    for (const drafts of [JSON.stringify(complaint), 'not what a page writes', '[1]', 'null']) {
      const office = await openOffice();
      const { token } = await atWork(office);
      await cutOff(office);
      await office.anyone.departures.handOverDrafts({ token, drafts });
      expect(journalBodies(office.desk)).not.toContain('departure.drafts_left');
      expect(await take(office)).toEqual({ drafts: null });
    }
  });

  it('D9.9, D7.9 is left out also where another PC wrote it, which hides nothing that was left after it', async () => {
    const office = await openOffice();
    const { clerk, desk } = office;
    await cutOff(office);
    for (const drafts of [JSON.stringify(complaint), both])
      desk.path.execute(null, (tx) =>
        tx.append(draftsLeft, { id: tx.newId(), personId: clerk.id }, { drafts }),
      );
    expect(await take(office)).toEqual({ drafts: JSON.stringify(client) });
    expect(await take(office)).toEqual({ drafts: null });
  });

  it('D9.9 is its own person’s again after a reset, whole', { tags: 'release' }, async () => {
    const office = await openOffice();
    const { as, anyone, manager, clerk } = office;
    const { caller } = await atWork(office);
    await caller.staff.lock({ drafts: both });
    const { oneTimeCode } = await as(manager).staff.resetPassword({
      personId: clerk.id,
      password: manager.password,
    });
    const password = 'گذرواژهٔ تازهٔ کارمند ۷';
    await anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
    expect(await anyone.staff.signIn({ personId: clerk.id, password })).toMatchObject({ drafts: both });
  });
});

describe('what is the manager’s of it', () => {
  it('D9.9, D12.7 is nothing of a violation report either, however its name goes on', () => {
    expect(draftsForManager('{"violations.file":"x","violations.":1,"counter.visit":"v"}')).toBe(
      '{"counter.visit":"v"}',
    );
  });
});
