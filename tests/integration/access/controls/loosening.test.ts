// What weakens a control is set so by two people only, whatever the way there, and stands on the next sheet (D20).
import { describe, expect, it } from 'vitest';
import { controls } from '#core/access/controls/contract.ts';
import { settingKinds, settingRegisters } from '#core/oversight/settings-history/contract.ts';
import { directions, fixedBounds } from '#core/oversight/settings-history/directions.ts';
import { closeDay, overviewOf } from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { matchedDay } from '#tests/support/matched-days.ts';
import {
  openDay,
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
  testTerminals,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';

const dayMs = 86_400_000;
const words = 'ماه رمضان تا غروب کار می‌کنیم';
const besideOf = ({ id: personId, password }: TestPerson, said = words) => ({
  personId,
  password,
  words: said,
});
type Beside = ReturnType<typeof besideOf>;

/** An office of fourteen weeks: the clerk, whom the manager registered, is independent by now. */
async function grownOffice(): Promise<TestOffice> {
  const office = await openOffice();
  office.clock.advance(98 * dayMs);
  return office;
}

/** Each control: how the manager tightens it, by which act they loosen it, and what it is then. */
const acts = {
  limit: {
    tighten: ({ as, manager }: TestOffice) => as(manager).dayClose.setExplanationLimit({ amount: 1_000_000 }),
    act: 'dayClose.setExplanationLimit',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).dayClose.setExplanationLimit({ amount: 1_000_000_000, ...(beside && { beside }) }),
    now: async ({ as, manager }: TestOffice) =>
      String((await as(manager).dayClose.explanationLimit()).amount),
    said: ['1000000', '1000000000'],
  },
  hours: {
    tighten: ({ as, manager }: TestOffice) =>
      as(manager).supervision.setHours({ opens: '08:00', closes: '15:00' }),
    act: 'supervision.setHours',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).supervision.setHours({ opens: '08:00', closes: '23:59', ...(beside && { beside }) }),
    now: async ({ desk }: TestOffice) => Object.values(desk.reads.supervision.hoursInForce()).join('–'),
    said: ['08:00–15:00', '08:00–23:59'],
  },
  rhythm: {
    tighten: async (office: TestOffice) => {
      await office.as(office.manager).premises.setRhythm({ item: 'safety', every: 'week' });
      office.clock.advance(dayMs);
    },
    act: 'premises.setRhythm',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).premises.setRhythm({ item: 'safety', every: 'month', ...(beside && { beside }) }),
    now: async ({ as, manager }: TestOffice) =>
      (await as(manager).premises.schedule()).items.find(({ item }) => item === 'safety')?.every,
    said: ['week', 'month'],
  },
  outside_system: {
    tighten: ({ as, manager }: TestOffice) => as(manager).departures.listSystem({ name: 'بایگانی' }),
    act: 'departures.endSystem',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).departures.endSystem({ systemId: 'sana', ...(beside && { beside }) }),
    now: async ({ as, manager }: TestOffice) =>
      (await as(manager).departures.systems()).some(({ systemId }) => systemId === 'sana')
        ? 'listed'
        : 'ended',
    said: ['listed', 'ended'],
  },
  second_factor: {
    tighten: ({ as, manager }: TestOffice) =>
      as(manager).secondFactor.setRequired({ isRequired: true, password: manager.password }),
    act: 'secondFactor.setRequired',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).secondFactor.setRequired({
        ...{ isRequired: false, password: manager.password },
        ...(beside && { beside }),
      }),
    now: async ({ desk }: TestOffice) => (desk.reads.secondFactor.isRequired() ? 'on' : 'off'),
    said: ['on', 'off'],
  },
  // D20.105: nothing of it is tighter than what was before.
  terminal_connection: {
    tighten: async (_: TestOffice) => undefined,
    act: 'payments.connectTerminal',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).payments.connectTerminal({
        terminalId: testTerminals[0],
        connection: { driver: 'behpardakht', host: '192.168.1.9', port: 1024 },
        ...(beside && { beside }),
      }),
    now: async ({ desk }: TestOffice) => {
      const connection = desk.reads.payments.connectionOf(testTerminals[0]);
      return connection === null ? 'none' : `${connection.driver} ${connection.host}:${connection.port}`;
    },
    said: ['none', 'behpardakht 192.168.1.9:1024'],
  },
  // F51: tried on a day that is over.
  matching_rule: {
    tighten: async (office: TestOffice) => matchedDay(office, 20),
    act: 'dayClose.setMatchingRule',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).dayClose.setMatchingRule({
        ...{ rule: 'stan', isOn: true, reason: '' },
        ...(beside && { beside }),
      }),
    now: async ({ as, manager }: TestOffice) =>
      (await as(manager).dayClose.matchingRules())[0]?.isOn === true ? 'rule_on' : 'rule_off',
    said: ['rule_off', 'rule_on'],
  },
  // D1.222: strict from the first day on.
  identity_point: {
    tighten: async (_: TestOffice) => undefined,
    act: 'identity.setPoint',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).identity.setPoint({ point: 'helper', isLoose: true, ...(beside && { beside }) }),
    now: async ({ desk }: TestOffice) => (desk.reads.identity.isLoose('helper') ? 'loose' : 'strict'),
    said: ['strict', 'loose'],
  },
  // D11.246: whoever works in a section by a letter gets no service that the letter did not mean.
  service_section: {
    tighten: async (_: TestOffice) => undefined,
    act: 'postings.placeService',
    loosen: ({ as, manager }: TestOffice, beside?: Beside) =>
      as(manager).postings.placeService({
        ...{ itemCode: 'petition', sectionId: 'sana' },
        ...(beside && { beside }),
      }),
    now: async ({ desk }: TestOffice) => desk.reads.postings.sectionOf('petition'),
    said: ['filing', 'sana'],
  },
  // D20.250: a topic that the office teaches.
  training_topic: {
    tighten: async ({ as, manager }: TestOffice) => {
      await as(manager).training.addTopic({ title: 'احراز هویت', roles: ['clerk'], validForDays: 365 });
    },
    act: 'training.endTopic',
    loosen: async ({ as, manager, desk }: TestOffice, beside?: Beside) => {
      const topicId = desk.reads.training.topics()[0]?.id ?? '';
      await as(manager).training.endTopic({ topicId, ...(beside && { beside }) });
    },
    now: async ({ desk }: TestOffice) => (desk.reads.training.topics().length > 0 ? 'listed' : 'ended'),
    said: ['listed', 'ended'],
  },
} as const;

it('D20.65 every setting of the office stands in the list, and every control is tried here', () => {
  const all = new Set<string>([...settingKinds, ...settingRegisters, 'outside_system', 'training_topic']);
  expect(new Set(Object.keys(directions))).toEqual(all);
  const guarded = Object.values(directions).filter((one) => controls.some((control) => control === one));
  expect(new Set(guarded)).toEqual(new Set(controls));
  expect(Object.keys(acts).toSorted()).toEqual([...controls].toSorted());
});

it('D20.161 what bounds a control and is no setting is set by no procedure: it is the same in every office', () => {
  expect(fixedBounds).toEqual({
    ...{ longest_clearance: 5, idle_time: 300_000, session: 43_200_000 },
    ...{ second_person_registered: 30, independent_again: 90, one_word_again: 30, difference_awaited: 2 },
  });
  expect(Object.keys(directions)).not.toEqual(expect.arrayContaining(Object.keys(fixedBounds)));
});

describe('D20.65 a control', () => {
  it('D20.105 D20.250 is tightened by the manager alone and loosened with an independent colleague, and not otherwise', async () => {
    const office = await grownOffice();
    const { manager, clerk } = office;
    for (const control of controls) {
      const { tighten, act, loosen, now, said } = acts[control];
      // What tightens takes the same factor; a proof is given back while the act is refused.
      await showCode(office, act);
      await tighten(office);
      await showCode(office, act);
      const [before, after] = said;
      expect([control, await now(office)]).toEqual([control, before]);
      const refused = async (beside?: Beside) => (await problemOf(loosen(office, beside))).code;
      expect([
        await refused(),
        await refused(besideOf(manager)),
        await refused({ ...besideOf(clerk), password: 'wrong-password' }),
        await refused(besideOf(clerk, 'سایر')),
      ]).toEqual(['SECOND_PERSON_NEEDED', 'OWN_ACT_FORBIDDEN', 'WRONG_PASSWORD', 'REASON_NEEDED']);
      expect([control, await now(office)]).toEqual([control, before]);
      await loosen(office, besideOf(clerk));
      expect([control, await now(office)]).toEqual([control, after]);
    }
    const { loosened } = await overviewOf(office, office.desk.machine.now().slice(0, 10));
    expect(loosened.map(({ control, before, after }) => [control, before, after])).toEqual(
      controls.map((control) => [control, ...acts[control].said]),
    );
    expect(loosened[0]).toMatchObject({ byName: manager.name, secondName: clerk.name, reason: words });
    const kinds = (await office.as(manager).settingsHistory.list({ kind: 'control_loosened' })).rows;
    expect(kinds).toHaveLength(controls.length);
    // The reason stays in the office.
    expect(journalBodies(office.desk)).not.toContain(words);
  });

  it('is loosened by no word of somebody new, of who got a code from the manager, or at another PC', async () => {
    const office = await openOffice();
    office.clock.advance(40 * dayMs);
    const { as, manager, clerk } = office;
    const raise = async (beside: Beside) => {
      await showCode(office, 'dayClose.setExplanationLimit');
      return as(manager).dayClose.setExplanationLimit({ amount: 9_000_000, beside });
    };
    expect(await problemOf(raise(besideOf(clerk)))).toMatchObject({
      params: { why: 'registered_by_first' },
    });
    office.clock.advance(60 * dayMs);
    await showCode(office, 'purpose.people');
    const helper = await office.addPerson({ name: 'مینا صادقی', nationalCode: '0790419904', role: 'clerk' });
    expect(await problemOf(raise(besideOf(helper)))).toMatchObject({ code: 'SECOND_PERSON_NOT_INDEPENDENT' });
    const other = joinOffice(office, 2);
    const there = other.seat(manager).dayClose;
    expect((await problemOf(there.setExplanationLimit({ amount: 9_000_000 }))).code).toBe(
      'SECOND_FACTOR_NEEDED',
    );
    // The clerk's own word counts, until the manager ends their password.
    await showCode(office, 'staff.resetPassword');
    const { oneTimeCode } = await as(manager).staff.resetPassword({
      personId: clerk.id,
      password: manager.password,
    });
    const password = 'walnuts under the old bridge';
    await office.anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
    expect(await problemOf(raise({ ...besideOf(clerk), password }))).toMatchObject({
      params: { why: 'reset_by_first' },
    });
    expect(office.desk.reads.dayClose.explanationLimit()).toBeNull();
  });

  it('D20.162 asks whoever has a sheet of codes for one, before anything else, though the office asks for none', async () => {
    const office = await grownOffice();
    const { as, manager, clerk, desk } = office;
    const { codes } = await as(manager).secondFactor.makeCodes({ password: manager.password });
    expect(desk.reads.secondFactor.isRequired()).toBe(false);
    for (const control of ['limit', 'hours', 'rhythm', 'outside_system', 'terminal_connection'] as const)
      expect([control, await problemOf(acts[control].loosen(office, besideOf(clerk)))]).toMatchObject([
        control,
        { code: 'SECOND_FACTOR_NEEDED' },
      ]);
    const act = 'dayClose.setExplanationLimit';
    await as(manager).secondFactor.proveByCode({ act, code: codes[0] ?? '' });
    await acts.limit.loosen(office, besideOf(clerk));
    expect(await acts.limit.now(office)).toBe('1000000000');
  });

  it('D20.162 takes a factor of whoever has none: no colleague, no request to the province and no tightening before it stands for one', async () => {
    const office = await grownOffice();
    const { as, manager, clerk } = office;
    for (const control of [
      'limit',
      'hours',
      'outside_system',
      'terminal_connection',
      'identity_point',
    ] as const)
      expect([control, await problemOf(acts[control].loosen(office, besideOf(clerk)))]).toMatchObject([
        control,
        { code: 'SECOND_FACTOR_NOT_READY' },
      ]);
    const change = { control: 'limit', about: null, title: null, before: '2000000', after: '9' } as const;
    const asked = as(manager).controls.askProvince({ ...change, reason: words });
    expect((await problemOf(asked)).code).toBe('SECOND_FACTOR_NOT_READY');
    // The honest manager tightens without one, and loosens with the sheet that was made just now.
    await acts.limit.tighten(office);
    expect(await acts.limit.now(office)).toBe('1000000');
    await showCode(office, acts.limit.act);
    await acts.limit.loosen(office, besideOf(clerk));
    expect(await acts.limit.now(office)).toBe('1000000000');
  });

  it('that was set today and does not count yet is taken back by the manager alone', async () => {
    const office = await openOffice();
    const { premises } = office.as(office.manager);
    await premises.setRhythm({ item: 'safety', every: 'day' });
    await premises.setRhythm({ item: 'safety', every: 'month' });
    const { item } = await premises.addItem({ title: 'آب‌سردکن سالن', every: 'week' });
    await premises.setRhythm({ item, every: 'never' });
    expect((await office.as(office.manager).settingsHistory.list({ kind: 'control_loosened' })).total).toBe(
      0,
    );
  });
});

it('D20.66 what was loosened after the last close stands on the next sheet, once; a close waits for none of it', async () => {
  const office = await grownOffice();
  const { as, manager, clerk } = office;
  const dayNow = () => office.desk.machine.now().slice(0, 10);
  const sheetOf = async (day: string) =>
    (await as(manager).dayClose.sheet({ day })).loosened.map(({ after }) => after);
  const first = dayNow();
  await openDay(office);
  await closeDay(office, first);
  await showCode(office, 'supervision.setHours');
  await as(manager).supervision.setHours({ opens: '07:00', closes: '22:00', beside: besideOf(clerk) });
  expect(await sheetOf(first)).toEqual([]);
  office.clock.advance(dayMs);
  const second = dayNow();
  await openDay(office);
  await closeDay(office, second);
  expect(await sheetOf(second)).toEqual(['07:00–22:00']);
  office.clock.advance(dayMs);
  office.clock.advance(dayMs);
  const third = dayNow();
  await openDay(office);
  await closeDay(office, third);
  expect([await sheetOf(first), await sheetOf(second), await sheetOf(third)]).toEqual([
    [],
    ['07:00–22:00'],
    [],
  ]);
});

it('D9.65 a system that left the list is asked for in departures of thirty days, whoever leaves', async () => {
  const office = await grownOffice();
  const { as, manager, clerk } = office;
  const leaver = await office.addPerson({ name: 'کاوه رستمی', nationalCode: '0012345679', role: 'clerk' });
  const later = await office.addPerson({ name: 'مینا صادقی', nationalCode: '0790419904', role: 'clerk' });
  for (const systemId of ['sana', 'cms'] as const) {
    await showCode(office, 'departures.endSystem');
    await as(manager).departures.endSystem({ systemId, beside: besideOf(clerk) });
  }
  const asked = async ({ id: personId }: TestPerson) => {
    const leftAt = office.desk.machine.now();
    await as(manager).staff.cutOff({ personId, reasonCode: 'left', leftAt, password: manager.password });
    const [departure] = await as(manager).departures.ofPerson({ personId });
    return departure?.accesses.map(({ system }) => system.systemId) ?? [];
  };
  office.clock.advance(29 * dayMs);
  expect(await asked(leaver)).toEqual(expect.arrayContaining(['sana', 'cms']));
  office.clock.advance(dayMs);
  expect(await asked(later)).not.toContain('sana');
});
