// Matching rules (F51): tried before they are switched on, by two people; at work when a report is taken in; taken back and switched off.
import { expect, it } from 'vitest';
import {
  importLines,
  openDifferencesOf,
  overviewOf,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import { matchedDay } from '#tests/support/matched-days.ts';
import { openDay, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { showCode } from '#tests/support/second-factor.ts';

const dayMs = 86_400_000;

async function grownOffice(): Promise<TestOffice> {
  const office = await openOffice();
  office.clock.advance(98 * dayMs);
  return office;
}

const besideOf = ({ clerk: { id: personId, password } }: TestOffice) => ({
  ...{ personId, password, words: 'گزارش این شرکت هرگز شمارهٔ مرجع ندارد' },
});
async function switchOn(office: TestOffice, beside?: ReturnType<typeof besideOf>) {
  await showCode(office, 'dayClose.setMatchingRule');
  return office
    .as(office.manager)
    .dayClose.setMatchingRule({ rule: 'stan', isOn: true, reason: '', ...(beside && { beside }) });
}
const stateOf = async ({ as, manager }: TestOffice) => (await as(manager).dayClose.matchingRules())[0];

it('F51 is switched on only when past days speak for it and nothing in them against it, by two people', async () => {
  const office = await grownOffice();
  const { dayClose } = office.as(office.manager);
  const notProved = async () => {
    const { code, params } = await problemOf(switchOn(office, besideOf(office)));
    return [code, params];
  };
  expect(await notProved()).toEqual(['MATCHING_RULE_NOT_PROVED', { right: 0, wrong: 0, enough: 20 }]);
  matchedDay(office, 20, { 3: { rrn: '799999999999' } });
  expect(await dayClose.tryMatchingRule({ rule: 'stan' })).toMatchObject({
    ...{ days: 1, right: 19, added: [] },
    wrong: [{ rowRrn: '799999999999' }],
  });
  matchedDay(office, 20);
  expect(await notProved()).toEqual(['MATCHING_RULE_NOT_PROVED', { right: 39, wrong: 1, enough: 20 }]);
  // The wrong one lies further back than the rule is tried.
  office.clock.advance(29 * dayMs);
  expect((await problemOf(switchOn(office))).code).toBe('SECOND_PERSON_NEEDED');
  expect((await stateOf(office))?.isOn).toBe(false);
  await switchOn(office, besideOf(office));
  expect(await stateOf(office)).toMatchObject({ isOn: true, byName: office.manager.name, reason: null });
  expect((await problemOf(switchOn(office, besideOf(office)))).code).toBe('ACTION_ALREADY_DONE');
  const { dayClose: byClerk } = office.as(office.clerk);
  const off = { rule: 'stan', isOn: false, reason: 'گزارش تازه شمارهٔ مرجع دارد' } as const;
  expect((await problemOf(byClerk.setMatchingRule(off))).code).toBe('NOT_ALLOWED');
  expect((await problemOf(dayClose.setMatchingRule({ ...off, reason: ' ' }))).code).toBe('REASON_NEEDED');
  await dayClose.setMatchingRule(off);
  expect(await stateOf(office)).toMatchObject({ isOn: false, reason: off.reason });
  const { rows } = await office.as(office.manager).settingsHistory.list({ kind: 'matching_rule' });
  expect(rows.map(({ what }) => what)).toEqual(['stan', 'stan']);
});

it('F51 matches at the taking in what the manager would confirm; each match is taken back, and stays so', {
  tags: 'release',
}, async () => {
  const office = await grownOffice();
  matchedDay(office, 20);
  await switchOn(office, besideOf(office));
  await openDay(office);
  const day = office.desk.machine.now().slice(0, 10);
  const lineOf = (n: number, rrn = '') => reportLine(n, { rrn, date: day, time: '08:30:00' });
  await servedVisit(office, 1);
  await servedVisit(office, 2);
  // The number of the second speaks against it: that one the manager looks at.
  await importLines(office, [lineOf(1), lineOf(2, '699999999999')], day);
  const proposed = async () =>
    (await overviewOf(office, day)).exceptions.filter(({ kind }) => kind === 'match_proposed').length;
  expect([(await overviewOf(office, day)).matched, await proposed()]).toEqual([1, 1]);
  expect(await openDifferencesOf(office)).toHaveLength(2);
  const { dayClose } = office.as(office.manager);
  const [match] = await dayClose.matches({ day });
  expect(match).toMatchObject({ basis: 'by_rule', words: expect.arrayContaining(['found_by_rule']) });
  const [made] = await dayClose.handMatches({ day });
  expect(made).toMatchObject({ rule: 'stan', status: 'counts' });
  await dayClose.withdrawMatch({ matchId: made?.matchId ?? '', note: 'پرداخت دیگری بود' });
  expect(await proposed()).toBe(2);
  await importLines(office, [lineOf(1), lineOf(7)], day);
  expect([(await overviewOf(office, day)).matched, await proposed()]).toEqual([0, 2]);
});

it('F51 while every rule is off nothing is matched without the manager', async () => {
  const office = await openOffice();
  await openDay(office);
  const day = office.desk.machine.now().slice(0, 10);
  await servedVisit(office, 1);
  await importLines(office, [reportLine(1, { rrn: '', date: day })], day);
  expect((await overviewOf(office, day)).matched).toBe(0);
  expect(await office.as(office.manager).dayClose.handMatches({ day })).toEqual([]);
});
