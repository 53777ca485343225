import { describe, expect, it } from 'vitest';
import {
  chargedVisit,
  designateTerminal,
  openDay,
  openOffice,
  problemOf,
  slip,
  today,
} from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const terminal = {
  terminalId: '1499 9003',
  merchant: '990000001',
  psp: 'به‌پرداخت ملت',
  validFrom: '2026-11-26',
  validTo: null,
  letterNumber: '77/1',
  letterDay: '2026-11-20',
};

describe('the register of terminals', () => {
  it('D2.1 takes payments on the days for which a terminal is designated', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.manager);
    await designateTerminal(office.as(office.manager), office.as(office.clerk), terminal);
    const { visitId } = await chargedVisit(office);
    const paid = () => payments.record(slip(visitId, { terminalId: '14999003' }));
    expect(await problemOf(paid())).toEqual({
      code: 'TERMINAL_NOT_DESIGNATED',
      params: { terminal: '14999003' },
    });
    expect((await payments.terminals()).find(({ terminalId }) => terminalId === '14999003')).toMatchObject({
      inForce: false,
    });
    office.clock.set('2026-11-26T04:30:00.000Z');
    await openDay(office);
    expect((await paid()).due).toBe(0);
  });

  it('ends a terminal at once or on a coming day', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.manager);
    const { visitId } = await chargedVisit(office);
    await payments.retireTerminal({ terminalId: '14999001', lastDay: '2026-11-24' });
    expect((await problemOf(payments.record(slip(visitId)))).code).toBe('TERMINAL_NOT_DESIGNATED');
    await payments.retireTerminal({ terminalId: '14999002', lastDay: today });
    expect((await payments.record(slip(visitId, { terminalId: '14999002' }))).due).toBe(0);
    expect(await payments.terminals()).toMatchObject([
      { terminalId: '14999001', validTo: '2026-11-24', inForce: false },
      { terminalId: '14999002', validTo: today, inForce: true },
    ]);
  });

  it.each([
    ['1499905', '01499905'],
    ['01499905', '1499905'],
  ])('D2.14 is one as %s and as %s: it is not registered twice for the same days', async (one, another) => {
    const office = await openOffice();
    const { payments } = office.as(office.manager);
    const enter = (terminalId: string) =>
      designateTerminal(office.as(office.manager), office.as(office.clerk), {
        ...terminal,
        terminalId,
        validFrom: today,
      });
    await payments.proposeTerminal({ ...terminal, terminalId: another, validFrom: today });
    await enter(one);
    const refused = { code: 'TERMINAL_ALREADY_REGISTERED', params: { terminal: another } };
    expect(
      await problemOf(payments.proposeTerminal({ ...terminal, terminalId: another, validFrom: today })),
    ).toEqual(refused);
    const found = (await payments.registrations()).find(({ terminalId }) => terminalId === another);
    const { registrationId = '', seen = '' } = found ?? {};
    const confirmed = office.as(office.clerk).payments.confirmTerminal({ registrationId, seen });
    expect(await problemOf(confirmed)).toEqual(refused);
  });

  it('takes a retired terminal back', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.manager);
    const again = { ...terminal, terminalId: '14999001', validFrom: today };
    expect(await problemOf(payments.proposeTerminal(again))).toEqual({
      code: 'TERMINAL_ALREADY_REGISTERED',
      params: { terminal: '14999001' },
    });
    await payments.retireTerminal({ terminalId: '14999001', lastDay: '2026-11-24' });
    await designateTerminal(office.as(office.manager), office.as(office.clerk), again);
    const { visitId } = await chargedVisit(office);
    expect((await payments.record(slip(visitId))).due).toBe(0);
    expect((await payments.terminals()).map(({ terminalId, inForce }) => [terminalId, inForce])).toEqual([
      ['14999001', true],
      ['14999002', true],
    ]);
  });

  it('belongs to the manager', async () => {
    const office = await openOffice();
    const { payments } = office.as(office.clerk);
    expect((await problemOf(payments.proposeTerminal(terminal))).code).toBe('NOT_ALLOWED');
    const retired = payments.retireTerminal({ terminalId: '14999001', lastDay: today });
    expect((await problemOf(retired)).code).toBe('NOT_ALLOWED');
  });

  it.each([['123456'], ['123456789']])('refuses the number %s', async (terminalId) => {
    const office = await openOffice();
    const call = office.as(office.manager).payments.proposeTerminal({ ...terminal, terminalId });
    expect(await problemOf(call)).toEqual({ code: 'INPUT_INVALID', params: { fields: ['terminalId'] } });
  });

  it.each(
    everyNth(3, [
      [{ validTo: '2026-11-25' }, 'validTo', 'ends_before_start'],
      [{ letterDay: '2026-11-26' }, 'letterDay', 'letter_in_future'],
      [{ validFrom: '2026-11-19' }, 'validFrom', 'before_letter'],
      [{ validFrom: '2036-11-26' }, 'validFrom', 'too_far'],
    ]),
  )('D2.5 refuses the dates %o', async (mistake, field, why) => {
    const office = await openOffice();
    const call = office.as(office.manager).payments.proposeTerminal({ ...terminal, ...mistake });
    expect(await problemOf(call)).toEqual({ code: 'LETTER_DATES_IMPOSSIBLE', params: { field, why } });
  });

  it.each(everyNth(2, ['validFrom', 'validTo']))(
    'D2.5 refuses a day that does not exist as %s',
    async (field) => {
      const office = await openOffice();
      const call = office.as(office.manager).payments.proposeTerminal({ ...terminal, [field]: '2027-02-29' });
      expect(await problemOf(call)).toEqual({ code: 'INPUT_INVALID', params: { fields: [field] } });
    },
  );

  it('never changes the days that are past', async () => {
    const office = await openOffice();
    const { payments } = office.as(office.manager);
    const past = payments.retireTerminal({ terminalId: '14999001', lastDay: '2026-11-23' });
    expect(await problemOf(past)).toEqual({ code: 'INPUT_INVALID', params: { fields: ['lastDay'] } });
    const unknown = payments.retireTerminal({ terminalId: '14999007', lastDay: today });
    expect((await problemOf(unknown)).code).toBe('NOT_FOUND');
  });
});
