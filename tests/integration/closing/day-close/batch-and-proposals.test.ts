// "No transaction" on the terminal's own slip; matches that wait for the manager's word; money without a service that one
// person's word does not explain.
import { describe, expect, it } from 'vitest';
import { explanationLimitSet } from '#core/closing/day-close/entries.ts';
import {
  cardOf,
  closeDay,
  importLines,
  nextDay,
  noTransaction,
  officeAtWork,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'بررسی و توضیح داده شد';

describe('a terminal without a transaction', () => {
  const declare = (office: TestOffice, day: string, over: object = {}) =>
    office.as(office.manager).dayClose.declareZero({ ...noTransaction(day, terminal), ...over });

  it.each(
    everyNth(3, [
      ['no number', { batchNumber: ' ' }, 'INPUT_INVALID'],
      ['a number that is none', { batchNumber: '۱۲-الف' }, 'INPUT_INVALID'],
      ['a total on its slip', { batchTotal: 770_000 }, 'PSP_REPORT_NEEDED'],
    ]),
  )('D21.16 is not one with %s', async (_, over, code) => {
    const office = await officeAtWork();
    expect((await problemOf(declare(office, today, over))).code).toBe(code);
    expect((await overviewOf(office)).terminals[0]?.report).toBe('missing');
  });

  it('D21.16 needs the slip of the day: that of another day is known, on this terminal only', async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '۱۲۰' });
    await declare(office, today, { batchNumber: '120' });
    await nextDay(office);
    expect(await problemOf(declare(office, tomorrow, { batchNumber: '120' }))).toEqual({
      code: 'BATCH_ALREADY_USED',
      params: { day: today },
    });
    await declare(office, tomorrow, { batchNumber: '120', terminalId: otherTerminal });
    await declare(office, tomorrow, { batchNumber: '121' });
  });

  it('D21.16 knows a slip in whatever form its number was written, before and after', async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '۰۱۲۰' });
    await nextDay(office);
    for (const batchNumber of ['120', '0120', '000120', '۰۰۱۲۰', '0-120'])
      expect(await problemOf(declare(office, tomorrow, { batchNumber }))).toEqual({
        code: 'BATCH_ALREADY_USED',
        params: { day: today },
      });
    await declare(office, tomorrow, { batchNumber: '1200' });
    // A slip that was stored for a later day is known to an earlier one that is still open.
    await declare(office, tomorrow, { batchNumber: '77', terminalId: otherTerminal });
    const earlier = declare(office, today, { batchNumber: '077', terminalId: otherTerminal });
    expect((await problemOf(earlier)).code).toBe('BATCH_ALREADY_USED');
    const zero = await overviewOf(office);
    expect(zero.terminals[0]?.batch).toEqual({ number: '0120', total: 0 });
  });

  it('D21.16 shows both figures beside the office’s own, at the close and on the sheet', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '120' });
    const shown = {
      terminalId: terminal,
      report: 'declared_zero',
      recordedPayments: 0,
      recordedReversals: 0,
      batch: { number: '120', total: 0 },
    };
    expect((await overviewOf(office)).terminals[0]).toEqual(shown);
    await closeDay(office);
    expect((await office.as(office.manager).dayClose.sheet({ day: today })).terminals[0]).toEqual(shown);
  });
});

describe('a match without the reference number', () => {
  const madeUp = { rrn: '999999999999' };
  const missing = { rrn: '' };
  const proposedOn = async (office: TestOffice) =>
    (await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'match_proposed');
  const confirm = (office: TestOffice, exceptionKeys: string[]) =>
    office.as(office.manager).dayClose.confirmProposals({ day: today, exceptionKeys });

  it('D21.17 is proposed, holds the close up, and counts when the manager has confirmed it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, madeUp)]);
    const [proposed] = await proposedOn(office);
    expect(proposed).toMatchObject({ differences: [], saw: { note: 'pair' } });
    expect(await overviewOf(office)).toMatchObject({ matched: 0, differenceToGo: 0 });
    expect((await problemOf(closeDay(office))).code).toBe('EXCEPTIONS_UNEXPLAINED');
    await confirm(office, [proposed?.key ?? '']);
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
    const [match] = await office.as(office.manager).dayClose.matches({ day: today });
    expect(match).toMatchObject({ basis: 'by_hand' });
    await closeDay(office);
  });

  it('D21.17 card, amount and time do not confirm it either, and a clerk does not', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { ...madeUp, stan: '999999' })]);
    const [proposed] = await proposedOn(office);
    expect(proposed?.saw).toMatchObject({ words: expect.arrayContaining(['rrn_differs', 'stan_differs']) });
    const byClerk = office
      .as(office.clerk)
      .dayClose.confirmProposals({ day: today, exceptionKeys: [proposed?.key ?? ''] });
    expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
  });

  it('D21.17 several are confirmed at once only where the report has no number at all', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [reportLine(1, missing), reportLine(2, madeUp)]);
    const keys = (await proposedOn(office)).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect((await problemOf(confirm(office, keys))).code).toBe('PROPOSALS_DIFFER');
    expect((await problemOf(confirm(office, ['match_proposed:x:y']))).code).toBe('EXCEPTION_UNKNOWN');
    for (const key of keys) await confirm(office, [key]);
    expect(await overviewOf(office)).toMatchObject({ matched: 2, exceptions: [] });
  });
});

describe('money without a service', () => {
  const extra = (n: number, over: object = {}) =>
    reportLine(n, { cardMasked: `603799******${cardOf(n)}`, amount: 90_000, ...over });
  const unexplained = async (office: TestOffice, day = today) =>
    (await overviewOf(office, day)).exceptions.filter(({ explanation }) => explanation === null);
  const explain = (office: TestOffice, exceptionKey: string, over: object = {}, day = today) =>
    office.as(office.manager).dayClose.explain({
      day,
      exceptionKey,
      reasonCode: 'money_returned',
      note: substantialNote,
      ...over,
    });
  /** A colleague who has been in the office for long enough to be a second person. */
  async function withColleague(office: TestOffice) {
    const { id: personId, password } = office.clerk;
    return { personId, password, word: 'من هم رسید پایانه را دیدم و مشتری را به یاد دارم' };
  }
  const withoutSecond = async (office: TestOffice, day = today) =>
    (await office.as(office.manager).dayClose.sheet({ day })).summary.withoutSecond;

  it('D19.4 the first small one needs nobody else; the second in thirty days is said to lack a second person', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [extra(1), extra(2)]);
    const [first, second] = await unexplained(office);
    expect(first?.thresholds).toBeUndefined();
    await explain(office, first?.key ?? '');
    expect((await unexplained(office))[0]?.thresholds).toEqual(['again_in_thirty_days']);
    await explain(office, second?.key ?? '');
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
    const { exceptions } = await office.as(office.manager).dayClose.sheet({ day: today });
    expect(exceptions.map(({ explanation }) => explanation?.thresholds)).toEqual([
      [],
      ['again_in_thirty_days'],
    ]);
  });

  it('D19.4 of two that were explained at two PCs apart, each as the first, the later one is explained anew', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [extra(1), extra(2)]);
    const other = joinOffice(office, 2);
    const [first, second] = await unexplained(office);
    await explain(office, first?.key ?? '');
    const facts = { day: today, exceptionKey: second?.key ?? '', note: substantialNote } as const;
    await other.seat(office.manager).dayClose.explain({ ...facts, reasonCode: 'money_returned' });
    meet(office, other);
    expect(await unexplained(office)).toMatchObject([
      { key: second?.key, thresholds: ['again_in_thirty_days'] },
    ]);
    expect((await problemOf(closeDay(office, today, reason))).code).toBe('EXCEPTIONS_UNEXPLAINED');
    await explain(office, second?.key ?? '');
    expect(journalBodies(office.desk).match(/"withoutSecond":-?1/g)).toEqual(['"withoutSecond":1']);
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
  });

  it('D19.4 one above the amount of the office is weighed at once, and the amount is journalled', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await dayClose.setExplanationLimit({ amount: 80_000 });
    expect(await dayClose.explanationLimit()).toMatchObject({ amount: 80_000, byName: office.manager.name });
    expect((await problemOf(office.as(office.clerk).dayClose.setExplanationLimit({ amount: 1 }))).code).toBe(
      'NOT_ALLOWED',
    );
    await importLines(office, [extra(1)]);
    const [only] = await unexplained(office);
    expect(only?.thresholds).toEqual(['above_limit']);
    await explain(office, only?.key ?? '');
    // A higher amount afterwards makes nothing lighter that was said already.
    office.desk.path.execute(office.manager.id, (tx) =>
      tx.append(explanationLimitSet, { id: tx.newId(), amount: 1_000_000_000 }),
    );
    await explain(office, only?.key ?? '', { reasonCode: 'number_mistyped' });
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
  });

  it('D19.4 a second person is somebody else, with their own password and words, in the office for a while', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await office.as(office.manager).dayClose.setExplanationLimit({ amount: 0 });
    await importLines(office, [extra(1)]);
    const [only] = await unexplained(office);
    const key = only?.key ?? '';
    const colleague = await withColleague(office);
    const refused = async (second: object) => (await problemOf(explain(office, key, { second }))).code;
    expect(await refused({ ...colleague, password: 'wrong-password' })).toBe('WRONG_PASSWORD');
    const self = { personId: office.manager.id, password: office.manager.password };
    expect(await refused({ ...colleague, ...self })).toBe('OWN_ACT_FORBIDDEN');
    expect(await refused(colleague)).toBe('SECOND_PERSON_NOT_INDEPENDENT');
    expect(await unexplained(office)).toHaveLength(1);
    await explain(office, key);
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
  });

  it('D19.4 with a colleague’s word nothing is lacking, also when it is given later', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const day = '2027-01-10';
    office.clock.set(`${day}T04:30:00.000Z`);
    await openDay(office);
    await office.as(office.manager).dayClose.setExplanationLimit({ amount: 0 });
    await importLines(office, [extra(1, { date: day })], day);
    const [only] = await unexplained(office, day);
    const key = only?.key ?? '';
    const second = await withColleague(office);
    const thin = explain(office, key, { second: { ...second, word: '.' } }, day);
    expect((await problemOf(thin)).code).toBe('REASON_NEEDED');
    await explain(office, key, {}, day);
    await explain(office, key, { second }, day);
    const { exceptions } = await overviewOf(office, day);
    expect(exceptions[0]?.explanation).toMatchObject({
      second: { byName: office.clerk.name, word: second.word },
    });
    const said = journalBodies(office.desk).match(/"withoutSecond":-?1/g);
    expect(said).toEqual(['"withoutSecond":1', '"withoutSecond":-1']);
    expect(journalBodies(office.desk)).not.toContain(second.word);
    await closeDay(office, day, reason);
    expect(await withoutSecond(office, day)).toBe(0);
  });
});
