// A clock that goes back or is off: said, journalled, and nothing opened or charged under it without the manager.
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  testTariff,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { everyNth } from '#tests/support/tier.ts';

const hour = 60 * 60_000;
const doubted = { code: 'CLOCK_DOUBTED' };
const typesOf = ({ desk }: TestOffice) => desk.path.journal.arrivedAfter(0, 10_000).map(({ type }) => type);

async function confirm(
  { as, manager, anyone }: TestOffice,
  reason = 'باتری رایانه تمام شده بود',
): Promise<void> {
  const { doubt } = await anyone.clock.state();
  if (doubt === null) throw new Error('nothing is doubted');
  await as(manager).clock.confirm({
    doubtId: doubt.doubtId,
    reason,
    password: manager.password,
    second: null,
  });
}

describe('a clock that went back', () => {
  it('J30 opens no day, begins no visit and charges nothing until the manager confirms it', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    office.clock.jump(-3 * hour);
    const lines = [{ itemCode: 'petition', count: 1 }];
    expect(await problemOf(openVisit(office))).toMatchObject(doubted);
    expect(await problemOf(office.as(office.clerk).fees.charge({ visitId, lines }))).toMatchObject(doubted);
    expect(await problemOf(office.as(office.clerk).premises.openDay())).toMatchObject(doubted);
    expect(typesOf(office).filter((type) => type === 'clock.doubted')).toHaveLength(1);
    expect(await office.anyone.clock.state()).toMatchObject({ doubt: { kind: 'before_last_entry' } });

    await confirm(office);
    expect((await office.anyone.clock.state()).doubt).toBeNull();
    await office.as(office.clerk).fees.charge({ visitId, lines });
    await chargedVisit(office, '9990000042');
    expect(typesOf(office).filter((type) => type === 'clock.doubted')).toHaveLength(1);
  });

  it('J30 lets nobody be the second person, nor a closure be declared, under it', async () => {
    const office = await openOffice();
    const { fees, payments } = office.as(office.manager);
    const tariff = { ...testTariff, code: 'later', title: 'بعدی', effectiveFrom: '2026-12-01' };
    const { tariffId } = await fees.proposeTariff({ tariff });
    const { seen } = await fees.reviewTariff({ tariffId });
    const dates = { letterNumber: '5', letterDay: '2026-11-24' };
    const { rateId } = await fees.proposeRate({
      ...{ itemCode: 'typing', amount: 30_000, authority: 'اتحادیه', effectiveFrom: '2026-11-25' },
      ...dates,
    });
    const { registrationId } = await payments.proposeTerminal({
      ...{ terminalId: '14999009', merchant: '9', psp: 'سپهر', validFrom: '2026-11-25', validTo: null },
      ...dates,
    });
    const rateSeen = (await fees.listRates()).find((rate) => rate.rateId === rateId)?.seen ?? '';
    const terminalSeen =
      (await payments.registrations()).find((row) => row.registrationId === registrationId)?.seen ?? '';
    office.clock.jump(-3 * hour);
    const { fees: seconds, payments: terminals } = office.as(office.clerk);
    const closing = {
      ...{ closedDay: '2026-11-28', kind: 'sudden' as const },
      ...{ authority: 'استانداری', reference: 'اطلاعیهٔ ۴ آذر' },
    } as const;
    const attempts = {
      tariff: seconds.confirmTariff({ tariffId, seen }),
      rate: seconds.confirmRate({ rateId, seen: rateSeen }),
      terminal: terminals.confirmTerminal({ registrationId, seen: terminalSeen }),
      closure: office.as(office.manager).closures.declare(closing),
    };
    for (const [what, attempt] of Object.entries(attempts))
      expect(await problemOf(attempt), what).toMatchObject(doubted);
    await confirm(office);
    await seconds.confirmTariff({ tariffId, seen });
    await office.as(office.manager).closures.declare(closing);
  });

  it('J30 takes payments and what ends a visit meanwhile, and names them in the confirmation', async () => {
    const office = await openOffice();
    await openDay(office);
    office.clock.jump(-3 * hour);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    await confirm(office);
    const entry = office.desk.path.journal
      .arrivedAfter(0, 10_000)
      .find(({ type }) => type === 'clock.confirmed');
    const { body } = JSON.parse(entry?.bytes.toString() ?? '{}');
    expect(body.toSeq - body.fromSeq).toBe(2);
    expect(JSON.stringify(body)).not.toContain('باتری');
  });

  it('J30 is not confirmed by a clerk, without a reason, or for another doubt', async () => {
    const office = await openOffice();
    office.clock.jump(-3 * hour);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    const { doubt } = await office.anyone.clock.state();
    const input = {
      doubtId: doubt?.doubtId ?? '',
      reason: 'باتری رایانه',
      password: office.manager.password,
      second: null,
    };
    const by = office.as(office.manager).clock;
    expect(await problemOf(office.as(office.clerk).clock.confirm(input))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await problemOf(by.confirm({ ...input, reason: '.' }))).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await problemOf(by.confirm({ ...input, doubtId: office.clerk.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await problemOf(by.confirm({ ...input, password: 'x' }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
  });

  it('J30 stays doubted over a restart and when it is set forward again', async () => {
    const { machine, clock } = testMachine('2026-11-25T04:30:00.000Z');
    const options = {
      dir: temporaryFolder(),
      dataKey: randomBytes(32),
      appVersion: '0.0.0-test',
      machine,
      migrationsFolder: sourceMigrations(),
      sessionLimits: endlessSession,
    };
    const first = openDesk(options);
    await callerOf(first, null).office.setUpDemo();
    await first.close();
    for (const ms of [-3 * hour, 0, 3 * hour]) {
      clock.jump(ms);
      const again = openDesk(options);
      expect(await callerOf(again, null).clock.state()).toMatchObject({
        doubt: { kind: 'before_last_entry' },
      });
      await again.close();
    }
  });

  it('J31 lets the business day go back only by the manager’s word', async () => {
    const office = await openOffice({ at: '2026-11-26T04:30:00.000Z' });
    office.clock.set('2026-11-25T04:30:00.000Z');
    expect(await office.anyone.office.status()).toMatchObject({ day: '2026-11-26' });
    await office.as(office.clerk).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
    expect(await problemOf(office.as(office.clerk).premises.openDay())).toMatchObject(doubted);
    await confirm(office);
    expect(await office.anyone.office.status()).toMatchObject({ day: today });
    await openDay(office);
    expect(office.desk.reads.businessDay.stateOf(today)).toBe('open');
    const instants = office.desk.path.journal.arrivedAfter(0, 10_000).map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted());
  });
});

describe('a clock that is off from the province’s', () => {
  it('J30 is doubted at the contact, ahead or behind, and when it is set between two contacts', {
    tags: 'release',
  }, async () => {
    for (const apart of [-11 * 60_000, 11 * 60_000]) {
      const office = await openOffice();
      office.desk.clockMonitor.noteProvinceTime(
        new Date(Date.parse(office.desk.clock.wall()) + apart).toISOString(),
      );
      expect(await office.anyone.clock.state()).toMatchObject({ doubt: { kind: 'off_from_province' } });
    }
    const office = await openOffice();
    office.desk.clockMonitor.noteProvinceTime(office.desk.clock.wall());
    expect((await office.anyone.clock.state()).doubt).toBeNull();
    office.clock.advance(9 * hour);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    expect((await office.anyone.clock.state()).doubt).toBeNull();
    office.clock.jump(24 * hour);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    expect(await office.anyone.clock.state()).toMatchObject({ doubt: { kind: 'off_from_province' } });
    await confirm(office);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    expect((await office.anyone.clock.state()).doubt).toBeNull();
  });
});

describe('the time zone of the computer', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(everyNth(3, ['America/New_York', 'Pacific/Kiritimati', 'UTC']))(
    'J31 changes nothing: %s',
    async (zone) => {
      process.env.TZ = zone;
      const office = await openOffice({ at: '2026-11-24T20:20:00.000Z' });
      expect(await office.anyone.office.status()).toMatchObject({ day: '2026-11-24' });
      office.clock.set('2026-11-24T20:30:01.000Z');
      expect(await office.anyone.office.status()).toMatchObject({ day: today });
      await openDay(office);
      expect(office.desk.reads.businessDay.stateOf(today)).toBe('open');
    },
  );
});
