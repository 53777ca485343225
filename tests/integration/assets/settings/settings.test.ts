// How a PC prints, and the history of what the office works by.
import { describe, expect, it } from 'vitest';
import { servicePlaced } from '#core/access/postings/entries.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  confirmTariff,
  designateTerminal,
  openOffice,
  problemOf,
  putRateInForce,
  testTariff,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const roll = { paper: 'receipt80', printer: 'EPSON TM-T20 باجهٔ رضا' } as const;

describe('the printers of a PC', () => {
  it('D2.10 are chosen for each paper by the manager, the last choice counts, and null asks again', async () => {
    const office = await openOffice();
    const { settings } = office.as(office.manager);
    const chosen = async () =>
      (await office.as(office.clerk).settings.printers()).map(({ paper, printer }) => [paper, printer]);
    expect(await chosen()).toEqual([
      ['receipt80', null],
      ['A5', null],
      ['A4', null],
      ['A3', null],
    ]);
    await settings.choosePrinter(roll);
    await settings.choosePrinter({ paper: 'A4', printer: 'Office' });
    expect((await chosen()).slice(0, 3)).toEqual([
      ['receipt80', roll.printer],
      ['A5', null],
      ['A4', 'Office'],
    ]);
    await settings.choosePrinter({ paper: 'receipt80', printer: null });
    expect(await settings.printers()).toContainEqual(
      expect.objectContaining({ paper: 'receipt80', printer: null, byName: office.manager.name }),
    );
  });

  it('D2.10 are nobody else’s to choose, no other PC’s, and no name of one travels', async () => {
    const office = await openOffice();
    expect((await problemOf(office.as(office.clerk).settings.choosePrinter(roll))).code).toBe('NOT_ALLOWED');
    await office.as(office.manager).settings.choosePrinter(roll);
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    expect((await other.seat(office.clerk).settings.printers())[0]?.printer).toBeNull();
    expect(journalBodies(office.desk)).not.toContain('EPSON');
  });
});

describe('where the office is', () => {
  it('D2.16 is stated by the manager, the last word counts at every PC, and its words stay in the office', async () => {
    const office = await openOffice();
    const { settings } = office.as(office.manager);
    const clerk = office.as(office.clerk).settings;
    expect(await clerk.contact()).toEqual({ contact: null, statedAt: null, byName: null });
    const first = { address: 'خیابان نخست، پلاک ۱', phone: '۰۲۱-۰۰۰۰۱۱۰۱' };
    expect((await problemOf(clerk.stateContact(first))).code).toBe('NOT_ALLOWED');
    await settings.stateContact(first);
    office.clock.advance(1_000);
    await settings.stateContact({ address: 'خیابان دوم، پلاک ۲', phone: '021 0000 1102' });
    expect(await clerk.contact()).toMatchObject({
      contact: { address: 'خیابان دوم، پلاک ۲', phone: '021-0000-1102' },
      byName: office.manager.name,
    });
    for (const phone of ['', '12', 'دفتر', '021-', '1'.repeat(16)])
      expect(await problemOf(settings.stateContact({ ...first, phone }))).toMatchObject({
        code: 'INPUT_INVALID',
      });
    expect(journalBodies(office.desk)).not.toContain('خیابان');
  });
});

describe('the name of the office', () => {
  it('D20.80 is corrected by the manager with password and reason, at every PC, and the former one stays in the history', async () => {
    const office = await openOffice();
    const { manager, clerk } = office;
    const { settings, settingsHistory } = office.as(manager);
    const right = { name: 'دفتر آزمون یک', reason: 'در پروانهٔ دفتر چنین است', password: manager.password };
    const refused = async (call: Promise<unknown>) => (await problemOf(call)).code;
    const asClerk = office.as(clerk).settings.correctOfficeName({ ...right, password: clerk.password });
    expect(await refused(asClerk)).toBe('NOT_ALLOWED');
    expect(await refused(settings.correctOfficeName({ ...right, password: 'another one' }))).toBe(
      'WRONG_PASSWORD',
    );
    expect(await refused(settings.correctOfficeName({ ...right, reason: 'سایر' }))).toBe('REASON_NEEDED');
    expect(await refused(settings.correctOfficeName({ ...right, name: 'دفتر آزمون' }))).toBe(
      'ACTION_ALREADY_DONE',
    );
    await settings.correctOfficeName(right);
    expect(await office.anyone.office.status()).toMatchObject({ name: 'دفتر آزمون یک' });
    const { rows } = await settingsHistory.list({ kind: 'office_name' });
    expect(rows).toMatchObject([{ what: 'دفتر آزمون یک', byName: manager.name }]);
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    expect(other.desk.reads.office.office()?.name).toBe('دفتر آزمون یک');
    expect(journalBodies(office.desk)).not.toContain('پروانه');
  });
});

describe('the scale of a PC', () => {
  it('D20.3 is the manager’s to choose, the last choice counts, and every choice is kept with who made it', async () => {
    const office = await openOffice();
    const { settings, settingsHistory } = office.as(office.manager);
    const clerk = office.as(office.clerk);
    expect(await clerk.settings.scale()).toEqual({ percent: 100, chosenAt: null, byName: null });
    expect((await problemOf(clerk.settings.chooseScale({ percent: 150 }))).code).toBe('NOT_ALLOWED');
    await settings.chooseScale({ percent: 150 });
    office.clock.advance(1_000);
    await settings.chooseScale({ percent: 125 });
    expect(await clerk.settings.scale()).toMatchObject({ percent: 125, byName: office.manager.name });
    const { rows, total } = await settingsHistory.list({ kind: 'scale' });
    expect([total, rows.map(({ what, byName }) => [what, byName])]).toEqual([
      2,
      [
        ['125', office.manager.name],
        ['150', office.manager.name],
      ],
    ]);
  });

  it('D20.3 is no other PC’s, and nothing else than a listed size', async () => {
    const office = await openOffice();
    const { settings } = office.as(office.manager);
    await settings.chooseScale({ percent: 200 });
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    expect(await other.seat(office.clerk).settings.scale()).toMatchObject({ percent: 100 });
    const there = await other.seat(office.manager).settingsHistory.list({ kind: 'scale' });
    expect(there.rows).toMatchObject([{ what: '200', here: false }]);
    const before = office.desk.path.journal.count();
    for (const percent of [0, 110, 201, '150', null])
      expect((await problemOf(settings.chooseScale({ percent } as never))).code).toBe('INPUT_INVALID');
    expect(office.desk.path.journal.count()).toBe(before);
  });

  it('D20.2 the office’s own signs and checks are in the history with who set them', async () => {
    const office = await openOffice();
    const manager = office.as(office.manager);
    await manager.premises.addItem({ title: 'تابلوی ۱۱۵', every: 'day' });
    const { rows } = await manager.settingsHistory.list({ kind: 'check_rhythm' });
    expect(rows).toMatchObject([{ byName: office.manager.name, here: true }]);
    expect(rows[0]?.what).toContain('تابلوی ۱۱۵');
  });
});

describe('the history of the settings', () => {
  it('D20.2 has every kind of change with who and when, the newest first, and by kind', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const manager = office.as(office.manager);
    const tariff = { ...testTariff, code: 'next', title: 'تعرفهٔ بعد', effectiveFrom: '2027-03-21' };
    const { tariffId } = await manager.fees.proposeTariff({ tariff });
    await confirmTariff(manager, tariffId);
    const clerk = office.as(office.clerk);
    const paper = { letterNumber: '8', letterDay: '2026-03-10' };
    const typing = { itemCode: 'typing', amount: 40_000, authority: 'اتحادیه', effectiveFrom: '2026-11-25' };
    await putRateInForce(manager, clerk, { ...typing, ...paper });
    await designateTerminal(manager, clerk, {
      terminalId: '14999007',
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
      validFrom: '2026-11-25',
      validTo: null,
      ...paper,
    });
    await manager.payments.retireTerminal({ terminalId: '14999007', lastDay: '2027-01-01' });
    const { sha256 } = await manager.fees.printBoard({ paper: 'A3' });
    await manager.fees.confirmBoard({ sha256 });
    const day = { closedDay: '2026-12-21', kind: 'holiday', authority: 'تقویم', reference: 'ص ۱۲' } as const;
    const { closureId } = await manager.closures.declare(day);
    await manager.closures.withdraw({ closureId });
    await manager.payments.chooseReceiptPaper({ paper: 'A5' });
    await manager.settings.choosePrinter(roll);
    office.desk.path.execute(office.manager.id, (tx) =>
      tx.append(servicePlaced, { id: tx.newId(), itemCode: 'petition', sectionId: 'sana' }),
    );
    await manager.dayClose.setExplanationLimit({ amount: 1_500_000 });
    await manager.queue.switch({ isOn: true });
    await manager.settings.stateContact({ address: 'خیابان نمونه', phone: '021-1101' });
    await manager.settings.chooseScale({ percent: 150 });
    const { rows, total } = await manager.settingsHistory.list({ kind: null });
    expect(rows.slice(0, 5).map(({ kind, what, here, byName }) => [kind, what, here, byName])).toEqual([
      ['scale', '150', true, office.manager.name],
      ['contact', 'خیابان نمونه', true, office.manager.name],
      ['queue', '1', true, office.manager.name],
      ['limit', '1500000', true, office.manager.name],
      ['service_placed', 'petition', true, office.manager.name],
    ]);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set([
        'tariff_entered',
        'tariff_confirmed',
        'rate_entered',
        'rate_confirmed',
        'terminal_entered',
        'terminal_confirmed',
        'terminal_ended',
        'board_printed',
        'board_hung',
        'closure_declared',
        'closure_withdrawn',
        'receipt_paper',
        'printer',
        'service_placed',
        'limit',
        'queue',
        'contact',
        'scale',
      ]),
    );
    expect(total).toBe(rows.length);
    expect((await manager.settingsHistory.list({ kind: 'tariff_confirmed' })).rows[0]?.what).toBe(
      tariff.title,
    );
    // Set at one PC, seen at every PC, and told apart.
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    const there = await other.seat(office.manager).settingsHistory.list({ kind: 'printer' });
    expect(there).toMatchObject({ total: 1, rows: [{ what: 'receipt80', here: false }] });
    expect((await problemOf(office.as(office.clerk).settingsHistory.list({ kind: null }))).code).toBe(
      'NOT_ALLOWED',
    );
  });
});
