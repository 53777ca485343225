// Who holds what, signed in and out by both sides (D18), and the ways around it.

import { describe, expect, it } from 'vitest';
import { equipmentDue } from '#core/assets/equipment/views.ts';
import {
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
  testTerminals,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';

type Office = TestOffice & { other: TestPerson; itExpert: TestPerson; printer: string };

async function officeWithPrinter(): Promise<Office> {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const itExpert = await office.addPerson({
    name: 'امیر صادقی',
    nationalCode: '0013542419',
    role: 'it_expert',
  });
  const { equipmentId } = await register(office);
  return { ...office, other, itExpert, printer: equipmentId };
}

const register = (office: TestOffice, facts: Partial<Registering> = {}) =>
  office.as(office.manager).equipment.register({
    kind: 'printer',
    title: 'چاپگر باجهٔ ۱',
    serial: 'HP-2200-17',
    terminalId: null,
    serviceEveryDays: 90,
    ...facts,
  });
type Registering = Parameters<ReturnType<TestOffice['as']>['equipment']['register']>[0];

const pieceOf = async (office: Office, id = office.printer) => {
  const found = (await office.as(office.manager).equipment.list()).find((piece) => piece.equipmentId === id);
  if (found === undefined) throw new Error('the piece is listed');
  return found;
};

const offer = (office: Office, giver: TestPerson, to: TestPerson | null) =>
  office.as(giver).equipment.handOver({
    equipmentId: office.printer,
    toId: to?.id ?? null,
    condition: 'sound',
    note: '',
  });

const take = (office: Office, taker: TestPerson, handoverId: string) =>
  office.as(taker).equipment.answerHandover({ handoverId, answer: 'taken', condition: 'sound', note: '' });

async function pass(office: Office, giver: TestPerson, taker: TestPerson): Promise<void> {
  const { handoverId } = await offer(office, giver, taker);
  await take(office, taker, handoverId);
}

describe('custody of a piece', () => {
  it('D18.1 changes when the other side says so in their own name, and not before', async () => {
    const office = await officeWithPrinter();
    const { handoverId } = await offer(office, office.manager, office.clerk);
    expect(await pieceOf(office)).toMatchObject({
      label: 'E1-1',
      holder: null,
      handover: { handoverId, to: { id: office.clerk.id } },
    });
    expect((await tasksOf(office.as(office.clerk)))['equipment.toTake']).toBe(1);
    // The giver, a third person and the manager again: none of them is the other side.
    expect((await problemOf(take(office, office.manager, handoverId))).code).toBe('OWN_ACT_FORBIDDEN');
    expect((await problemOf(take(office, office.other, handoverId))).code).toBe('NOT_IN_YOUR_CUSTODY');
    await take(office, office.clerk, handoverId);
    expect(await pieceOf(office)).toMatchObject({
      holder: { id: office.clerk.id, isActive: true },
      handover: null,
    });
    expect((await problemOf(take(office, office.clerk, handoverId))).code).toBe('ACTION_ALREADY_DONE');
    expect((await tasksOf(office.as(office.clerk)))['equipment.toTake']).toBeUndefined();
  });

  it('D18.1 stays where it is when the other side declines, which needs a reason, or the giver withdraws', async () => {
    const office = await officeWithPrinter();
    const { handoverId } = await offer(office, office.manager, office.clerk);
    const decline = (note: string) =>
      office
        .as(office.clerk)
        .equipment.answerHandover({ handoverId, answer: 'declined', condition: null, note });
    expect((await problemOf(decline('.'))).code).toBe('REASON_NEEDED');
    await decline('چاپگر دیگری خواسته بودم');
    expect(await pieceOf(office)).toMatchObject({ holder: null, handover: null });
    const { handoverId: second } = await offer(office, office.manager, office.clerk);
    const withdraw = { handoverId: second, answer: 'withdrawn', condition: null, note: '' } as const;
    const byOther = office.as(office.clerk).equipment.answerHandover(withdraw);
    expect((await problemOf(byOther)).code).toBe('NOT_IN_YOUR_CUSTODY');
    await office.as(office.manager).equipment.answerHandover(withdraw);
    expect((await problemOf(take(office, office.clerk, second))).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D18.1 is taken in a worse condition only with words about it, and in no condition at all never', async () => {
    const office = await officeWithPrinter();
    const { handoverId } = await offer(office, office.manager, office.clerk);
    const { equipment } = office.as(office.clerk);
    const answer = { handoverId, answer: 'taken' } as const;
    const bare = equipment.answerHandover({ ...answer, condition: null, note: '' });
    expect((await problemOf(bare)).code).toBe('INPUT_INVALID');
    const worse = equipment.answerHandover({ ...answer, condition: 'faulty', note: '' });
    expect((await problemOf(worse)).code).toBe('REASON_NEEDED');
    await equipment.answerHandover({ ...answer, condition: 'faulty', note: 'درِ آن شکسته است' });
    const [latest] = await equipment.history({ equipmentId: office.printer });
    expect(latest).toMatchObject({ kind: 'taken', condition: 'faulty', note: 'درِ آن شکسته است' });
  });

  it('D18.2 is given away by who holds it alone, to somebody else who works here, one offer at a time', async () => {
    const office = await officeWithPrinter();
    const inspector = await office.addPerson({
      name: 'نگار بازرس',
      nationalCode: '0790419904',
      role: 'inspector',
    });
    // Out of the store: the manager alone, and not to themself.
    expect((await problemOf(offer(office, office.clerk, office.other))).code).toBe('NOT_IN_YOUR_CUSTODY');
    expect((await problemOf(offer(office, office.manager, office.manager))).code).toBe('OWN_ACT_FORBIDDEN');
    expect((await problemOf(offer(office, office.manager, null))).code).toBe('ACTION_ALREADY_DONE');
    expect((await problemOf(offer(office, office.manager, inspector))).code).toBe('PERSON_NOT_ACTIVE');
    await pass(office, office.manager, office.clerk);
    // Held by the clerk: the manager does not give it away over their head.
    expect((await problemOf(offer(office, office.manager, office.other))).code).toBe('NOT_IN_YOUR_CUSTODY');
    await offer(office, office.clerk, office.other);
    expect((await problemOf(offer(office, office.clerk, office.itExpert))).code).toBe('HANDOVER_OPEN');
  });

  it('D18.2 goes back into the store by the word of a manager; of another person when the manager gives it back', async () => {
    const office = await officeWithPrinter();
    await pass(office, office.manager, office.clerk);
    const { handoverId } = await offer(office, office.clerk, null);
    expect((await problemOf(take(office, office.other, handoverId))).code).toBe('NOT_IN_YOUR_CUSTODY');
    await take(office, office.manager, handoverId);
    expect((await pieceOf(office)).holder).toBeNull();
    await pass(office, office.manager, office.clerk);
    await pass(office, office.clerk, office.manager);
    const { handoverId: back } = await offer(office, office.manager, null);
    expect((await problemOf(take(office, office.manager, back))).code).toBe('OWN_ACT_FORBIDDEN');
    await take(office, office.other, back);
    expect((await pieceOf(office)).holder).toBeNull();
  });

  it('D18.4 of somebody who left is shown until the manager takes the piece back with a reason', async () => {
    const office = await officeWithPrinter();
    await pass(office, office.manager, office.clerk);
    await offer(office, office.clerk, office.other);
    await office.as(office.manager).staff.cutOff({
      personId: office.clerk.id,
      reasonCode: 'left',
      leftAt: '2026-11-25T04:00:00.000Z',
      password: office.manager.password,
    });
    expect((await tasksOf(office.as(office.manager)))['equipment.heldByLeavers']).toBe(1);
    expect((await pieceOf(office)).holder).toMatchObject({ id: office.clerk.id, isActive: false });
    const recover = (person: TestPerson, reason: string) =>
      office.as(person).equipment.recover({ equipmentId: office.printer, reason });
    expect((await problemOf(recover(office.other, 'از دفتر رفته است'))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(recover(office.manager, '.'))).code).toBe('REASON_NEEDED');
    await recover(office.manager, 'از دفتر رفته است');
    // What the leaver had offered went with them.
    expect(await pieceOf(office)).toMatchObject({ holder: null, handover: null });
    expect((await problemOf(recover(office.manager, 'از دفتر رفته است'))).code).toBe('ACTION_ALREADY_DONE');
    const [latest] = await office.as(office.manager).equipment.history({ equipmentId: office.printer });
    expect(latest).toMatchObject({ kind: 'recovered', note: 'از دفتر رفته است', toName: office.clerk.name });
  });
});

describe('faults, care and end of a piece', () => {
  it('D18.5 has a fault until somebody who looks after it says what was done', {
    tags: 'release',
  }, async () => {
    const office = await officeWithPrinter();
    const report = (description: string) =>
      office
        .as(office.clerk)
        .equipment.reportFault({ equipmentId: office.printer, description, stopsWork: true });
    expect((await problemOf(report('؟'))).code).toBe('REASON_NEEDED');
    const { faultId } = await report('کاغذ را مچاله می‌کند');
    expect((await pieceOf(office)).faults).toMatchObject([{ faultId, stopsWork: true }]);
    const repair = (person: TestPerson, note: string) =>
      office.as(person).equipment.repair({ faultId, outcome: 'repaired', note });
    expect((await problemOf(repair(office.clerk, 'غلتک آن عوض شد'))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(repair(office.itExpert, ''))).code).toBe('REASON_NEEDED');
    await repair(office.itExpert, 'غلتک آن عوض شد');
    expect((await pieceOf(office)).faults).toEqual([]);
    expect((await problemOf(repair(office.manager, 'غلتک آن عوض شد'))).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D18.6 a POS device names a designated terminal, and outlives its payments', async () => {
    const office = await officeWithPrinter();
    const pos = { kind: 'pos_terminal', serial: 'VX675-1' } as const;
    for (const terminalId of [null, '99999999'])
      expect((await problemOf(register(office, { ...pos, terminalId }))).code).toBe('INPUT_INVALID');
    const onPrinter = register(office, { serial: 'HP-1', terminalId: testTerminals[0] });
    expect((await problemOf(onPrinter)).code).toBe('INPUT_INVALID');
    const { equipmentId } = await register(office, { ...pos, terminalId: testTerminals[0] });
    const writeOff = (letterNumber = '12') =>
      office.as(office.manager).equipment.writeOff({
        equipmentId,
        reason: 'returned',
        letterNumber,
        note: 'به شرکت پرداخت برگشت',
        password: office.manager.password,
      });
    expect((await problemOf(writeOff())).code).toBe('TERMINAL_IN_USE');
    await office
      .as(office.manager)
      .payments.retireTerminal({ terminalId: testTerminals[0], lastDay: '2026-11-25' });
    // Today it still takes payments.
    expect((await problemOf(writeOff())).code).toBe('TERMINAL_IN_USE');
    office.clock.set('2026-11-26T04:30:00.000Z');
    await writeOff();
    expect((await pieceOf(office, equipmentId)).writtenOff).toMatchObject({
      reason: 'returned',
      letterNumber: '12',
    });
  });

  it('D18.7 is registered once, whatever digits and letters its serial is typed in, until it is written off', async () => {
    const office = await officeWithPrinter();
    for (const serial of ['hp-2200-17', 'HP-۲۲۰۰-۱۷', ' HP-2200 -17'])
      expect(await problemOf(register(office, { serial }))).toEqual({
        code: 'EQUIPMENT_ALREADY_REGISTERED',
        params: { label: 'E1-1' },
      });
    expect((await problemOf(register(office, { serial: 'چاپگر علی' }))).code).toBe('INPUT_INVALID');
    const facts = { equipmentId: office.printer, reason: 'broken', letterNumber: '12' } as const;
    const writeOff = (password: string, note: string) =>
      office.as(office.manager).equipment.writeOff({ ...facts, note, password });
    expect((await problemOf(writeOff('wrong-password', 'تعمیر آن صرفه ندارد'))).code).toBe('WRONG_PASSWORD');
    expect((await problemOf(writeOff(office.manager.password, ''))).code).toBe('REASON_NEEDED');
    await writeOff(office.manager.password, 'تعمیر آن صرفه ندارد');
    const { equipment } = office.as(office.manager);
    const { printer: equipmentId } = office;
    const acts = [
      offer(office, office.manager, office.clerk),
      equipment.reportFault({ equipmentId, description: 'روشن نمی‌شود', stopsWork: true }),
      equipment.recordInspection({ equipmentId, kind: 'service', note: '' }),
      writeOff(office.manager.password, 'تعمیر آن صرفه ندارد'),
    ];
    for (const act of acts) expect((await problemOf(act)).code).toBe('EQUIPMENT_WRITTEN_OFF');
    expect((await problemOf(equipment.sight({ scanned: 'E1-1' }))).code).toBe('NOT_FOUND');
    await register(office);
    expect((await equipment.list()).map(({ label, writtenOff }) => [label, writtenOff !== null])).toEqual([
      ['E1-2', false],
      ['E1-1', true],
    ]);
  });

  it('D18.8 is due for its service after its days, and for a look after a year', async () => {
    const office = await officeWithPrinter();
    expect((await pieceOf(office)).service).toEqual({
      everyDays: 90,
      dueDay: '2027-02-23',
      overdue: false,
    });
    office.clock.set('2027-02-24T04:30:00.000Z');
    const overdueFor = (id: string, role: string) =>
      equipmentDue(office.desk.reads, { id, role }, '2027-02-24').serviceOverdue;
    expect(overdueFor(office.itExpert.id, 'it_expert')).toBe(1);
    expect(overdueFor(office.clerk.id, 'clerk')).toBe(0);
    await office
      .as(office.itExpert)
      .equipment.recordInspection({ equipmentId: office.printer, kind: 'service', note: 'تمیز شد' });
    expect((await pieceOf(office)).service).toMatchObject({ dueDay: '2027-05-25', overdue: false });
    office.clock.set('2027-11-26T04:30:00.000Z');
    expect((await pieceOf(office)).isUnseen).toBe(true);
    const { equipment } = office.as(office.manager);
    await equipment.sight({ scanned: 'e1-۱' });
    expect(await pieceOf(office)).toMatchObject({ isUnseen: false, lastSeenOn: '2027-11-26' });
    expect((await problemOf(equipment.sight({ scanned: 'E9-9' }))).code).toBe('NOT_FOUND');
    // The codes of the label say it with noughts, long enough to be told from typing.
    const { scanCode } = await pieceOf(office);
    expect(scanCode).toBe('E1-0001');
    office.clock.set('2027-11-27T06:00:00.000Z');
    await equipment.sight({ scanned: scanCode });
    expect(await pieceOf(office)).toMatchObject({ lastSeenOn: '2027-11-27' });
    for (const scanned of ['E1-0000', 'E1-', 'E1-00011', 'E01-0001'])
      expect((await problemOf(equipment.sight({ scanned }))).code).toBe('NOT_FOUND');
  });
});

describe('the yearly check', () => {
  it('D18.9 ends with what was seen since its first day, what nobody saw and what is in no register', async () => {
    const office = await officeWithPrinter();
    const { equipmentId } = await register(office, { serial: 'HP-2200-18', title: 'چاپگر باجهٔ ۲' });
    const gone = await register(office, { serial: 'HP-2200-19', title: 'چاپگر کهنه' });
    const { equipment } = office.as(office.manager);
    await equipment.writeOff({
      equipmentId: gone.equipmentId,
      reason: 'broken',
      letterNumber: '1',
      note: 'دیگر تعمیر نمی‌شود',
      password: office.manager.password,
    });
    await equipment.sight({ scanned: 'hp-2200-۱۷' });
    office.clock.set('2026-11-26T04:30:00.000Z');
    // A check of today does not count what was seen yesterday; one that began yesterday does.
    const close = (since: string, unknown: string[] = []) => equipment.closeCheck({ since, unknown });
    const today = await equipment.check(await close('2026-11-26'));
    expect(today).toMatchObject({ seen: [], missing: [{ label: 'E1-1' }, { label: 'E1-2' }], unknown: [] });
    const unknown = ['zz-9', 'ZZ-9', 'E1-2', 'E1-0002', 'hp-2200-18', 'abc'];
    const { checkId } = await close('2026-11-25', unknown);
    expect(await equipment.check({ checkId })).toMatchObject({
      since: '2026-11-25',
      byName: office.manager.name,
      seen: [{ label: 'E1-1', serial: 'HP-2200-17' }],
      missing: [{ label: 'E1-2', title: 'چاپگر باجهٔ ۲' }],
      unknown: ['ZZ-9', 'ABC'],
    });
    expect((await equipment.checks()).map(({ missing }) => missing)).toEqual([1, 2]);
    expect(equipmentId).toBeDefined();
    for (const since of ['2026-11-27', '2026-09-01', '2026-13-01'])
      expect((await problemOf(close(since))).code).toBe('INPUT_INVALID');
    expect(
      (await problemOf(office.as(office.clerk).equipment.closeCheck({ since: '2026-11-26', unknown: [] })))
        .code,
    ).toBe('NOT_ALLOWED');
  });
});
