import { describe, expect, it } from 'vitest';
import {
  cardOf,
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';

const unknown = '00000000-0000-7000-8000-000000000000';

/** A payment whose numbers were mistyped, and the report's row of it: nothing brings the two together by itself. */
async function withLooseEnds() {
  const office = await officeAtWork();
  const paymentId = await servedVisit(office, 1);
  await importLines(office, [reportLine(2, { time: '16:00:00' })]);
  const { exceptions } = await overviewOf(office);
  const rowId = exceptions.find(({ kind }) => kind === 'in_psp_not_in_app')?.pspRowIds[0] ?? '';
  return { office, paymentId, rowId, dayClose: office.as(office.manager).dayClose };
}

/** The same, matched by hand. */
async function withHandMatch() {
  const loose = await withLooseEnds();
  const { dayClose, paymentId, rowId } = loose;
  await dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] });
  const [match] = await dayClose.handMatches({ day: today });
  if (match === undefined) throw new Error('the match is listed');
  return { ...loose, matchId: match.matchId };
}

function meet({ desk }: TestOffice, other: SecondDesk): void {
  carryEntries(desk, other.desk);
  carryEntries(other.desk, desk);
}

describe('matching by hand', () => {
  it('puts a mistyped payment and its row together', { tags: 'release' }, async () => {
    const { office, paymentId, rowId, dayClose } = await withLooseEnds();
    await dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] });
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [], differenceToGo: 0 });
    const [match] = await dayClose.matches({ day: today });
    expect(match).toMatchObject({ basis: 'by_hand', words: expect.arrayContaining(['chosen_by_manager']) });
    expect(await dayClose.handMatches({ day: today })).toMatchObject([
      { paymentId, rowId, status: 'counts', recorded: 770_000, psp: 770_000, withdrawal: null },
    ]);
  });

  it('is refused for what is unknown, taken, or of the other direction', { tags: 'release' }, async () => {
    const { office, paymentId, rowId, dayClose } = await withLooseEnds();
    const { reversalId } = await office.as(office.clerk).payments.reverse({
      paymentId,
      reasonCode: 'wrong_amount',
      note: '',
      password: office.clerk.password,
    });
    for (const pair of [
      { paymentId: unknown, rowIds: [rowId] },
      { paymentId, rowIds: ['unknown'] },
      { paymentId, rowIds: [rowId, 'unknown'] },
      { paymentId: reversalId, rowIds: [rowId] },
    ]) {
      expect((await dayClose.tryMatch({ day: today, ...pair })).isPossible).toBe(false);
      expect((await problemOf(dayClose.matchByHand({ day: today, ...pair }))).code).toBe(
        'MATCH_NOT_POSSIBLE',
      );
    }
    await dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] });
    expect((await problemOf(dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] }))).code).toBe(
      'MATCH_NOT_POSSIBLE',
    );
  });
});

describe('before matching by hand', () => {
  it('the rows that may belong to a payment are offered, the closest first, with the reason in words', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    const rrn = numbers(1).rrn.replace(/1$/, '7');
    await importLines(office, [
      reportLine(5, { time: '17:00:00', amount: 100_000 }),
      reportLine(3, { time: '16:00:00' }),
      reportLine(4, { rrn, time: '12:00:00', cardMasked: `603799******${cardOf(9)}` }),
    ]);
    const { dayClose } = office.as(office.manager);
    const { subject, candidates, count } = await dayClose.candidates({ day: today, itemId: paymentId });
    expect(subject).toMatchObject({ paymentId, amount: 770_000, seen: numbers(1) });
    expect(count).toBe(3);
    expect(candidates.map(({ seen }) => seen.rrn)).toEqual([rrn, numbers(3).rrn, numbers(5).rrn]);
    expect(candidates[0]?.words).toEqual(expect.arrayContaining(['rrn_nearly_same', 'amount_same']));
    expect(candidates[2]).toMatchObject({ amountGap: -670_000 });
    const rowId = candidates[0]?.pspRowIds[0] ?? '';
    const back = await dayClose.candidates({ day: today, itemId: rowId });
    expect(back.candidates.map((one) => one.paymentId)).toEqual([paymentId]);
  });

  it('the effect on the difference is told, and nothing is recorded', { tags: 'release' }, async () => {
    const { office, paymentId, rowId, dayClose } = await withLooseEnds();
    const before = office.desk.path.journal.count();
    expect(await dayClose.tryMatch({ day: today, paymentId, rowIds: [rowId] })).toEqual({
      isPossible: true,
      far: null,
      differenceNow: 1_540_000,
      differenceAfter: 0,
      stillWrong: [],
    });
    expect(office.desk.path.journal.count()).toBe(before);
    expect((await overviewOf(office)).differenceToGo).toBe(1_540_000);
  });

  it('two amounts that differ are said to stay apart', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(2, { amount: 700_000 })]);
    const { dayClose } = office.as(office.manager);
    const [candidate] = (await dayClose.candidates({ day: today, itemId: paymentId })).candidates;
    const rowId = candidate?.pspRowIds[0] ?? '';
    const effect = await dayClose.tryMatch({ day: today, paymentId, rowIds: [rowId] });
    expect(effect).toMatchObject({ far: 'amount', differenceAfter: effect.differenceNow });
  });

  it('all rows of one split payment are one candidate, and are matched together', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    const { rrn } = numbers(2);
    const share = (amount: number, code: string) =>
      `${rrn},000002,1405/09/04,16:00:00,${amount},14999001,${code}`;
    const header = 'RetrivalRef,TrackingNo,TransactionDate,TransactionTime,Amount,Terminal,ServiceCode';
    const text = [header, share(700_000, 'A'), share(70_000, 'B')].join('\n');
    const { dayClose } = office.as(office.manager);
    await dayClose.importPsp({
      day: today,
      fileName: 'split.csv',
      bytesBase64: Buffer.from(text).toString('base64'),
    });
    const { candidates } = await dayClose.candidates({ day: today, itemId: paymentId });
    expect(candidates).toMatchObject([{ amount: 770_000, amountGap: 0 }]);
    expect(candidates[0]?.pspRowIds).toHaveLength(2);
    expect(candidates[0]?.words).toContain('several_report_rows');
    await dayClose.matchByHand({ day: today, paymentId, rowIds: [candidates[0]?.pspRowIds[1] ?? ''] });
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [], differenceToGo: 0 });
  });

  it('what has its partner, or is unknown, is offered none', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(1)]);
    const { dayClose } = office.as(office.manager);
    for (const itemId of [paymentId, unknown])
      expect((await problemOf(dayClose.candidates({ day: today, itemId }))).code).toBe('MATCH_NOT_POSSIBLE');
  });
});

describe('a payment that went through the terminal in two transactions', () => {
  /** Two rows of 300,000 and 470,000 rials, and one payment of 770,000. */
  async function withTwoRows() {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [
      reportLine(2, { time: '16:00:00', amount: 300_000 }),
      reportLine(3, { time: '16:05:00', amount: 470_000 }),
    ]);
    const { exceptions } = await overviewOf(office);
    const rowIds = exceptions.flatMap(({ pspRowIds }) => pspRowIds);
    return { office, paymentId, rowIds, dayClose: office.as(office.manager).dayClose };
  }

  it('is matched with both rows, which add up to it', { tags: 'release' }, async () => {
    const { office, paymentId, rowIds, dayClose } = await withTwoRows();
    const pair = { day: today, paymentId, rowIds };
    expect(await dayClose.tryMatch(pair)).toMatchObject({
      isPossible: true,
      differenceNow: 1_540_000,
      differenceAfter: 0,
      stillWrong: [],
    });
    const totals = (await overviewOf(office)).totals;
    await dayClose.matchByHand(pair);
    const overview = await overviewOf(office);
    expect(overview).toMatchObject({ matched: 1, exceptions: [], differenceToGo: 0, totals });
    const [match] = await dayClose.matches({ day: today });
    expect(match?.pspRowIds).toEqual(rowIds.toSorted());
    expect(match?.words).toContain('several_report_rows');
    expect((await dayClose.handMatches({ day: today })).map(({ status }) => status)).toEqual([
      'counts',
      'counts',
    ]);
  });

  it('comes apart from both when one is withdrawn', { tags: 'release' }, async () => {
    const { office, paymentId, rowIds, dayClose } = await withTwoRows();
    const before = await overviewOf(office);
    await dayClose.matchByHand({ day: today, paymentId, rowIds });
    const [match] = await dayClose.handMatches({ day: today });
    await dayClose.withdrawMatch({ matchId: match?.matchId ?? '', note: 'اشتباه بود' });
    expect(await overviewOf(office)).toEqual(before);
    expect((await dayClose.handMatches({ day: today })).map(({ status }) => status)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  it('is not matched with rows that do not add up to it, or that are named twice', {
    tags: 'release',
  }, async () => {
    const { office, paymentId, rowIds, dayClose } = await withTwoRows();
    await importLines(office, [reportLine(4, { time: '17:00:00', amount: 5_000 })]);
    const { exceptions } = await overviewOf(office);
    const all = exceptions.flatMap(({ pspRowIds }) => pspRowIds);
    const wrong = { day: today, paymentId, rowIds: all };
    expect((await dayClose.tryMatch(wrong)).isPossible).toBe(false);
    expect((await problemOf(dayClose.matchByHand(wrong))).code).toBe('MATCH_NOT_POSSIBLE');
    const [first = ''] = rowIds;
    const twice = dayClose.matchByHand({ day: today, paymentId, rowIds: [first, first] });
    expect((await problemOf(twice)).code).toBe('INPUT_INVALID');
  });
});

describe('withdrawing a match by hand', () => {
  it('leaves both halves as they were, keeps the match with its reason, and allows another', {
    tags: 'release',
  }, async () => {
    const { office, paymentId, rowId, matchId, dayClose } = await withHandMatch();
    await dayClose.withdrawMatch({ matchId, note: 'ردیف دیگری بود، کارت 4111111111111111' });
    expect(await overviewOf(office)).toMatchObject({ matched: 0, differenceToGo: 1_540_000 });
    expect(await dayClose.handMatches({ day: today })).toMatchObject([
      {
        matchId,
        status: 'withdrawn',
        withdrawal: { note: 'ردیف دیگری بود، کارت 411111******1111', byName: office.manager.name },
      },
    ]);
    expect(journalBodies(office.desk)).not.toContain('ردیف دیگری');
    await dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] });
    expect(await overviewOf(office)).toMatchObject({ matched: 1, differenceToGo: 0 });
    const listed = await dayClose.handMatches({ day: today });
    expect(listed.map(({ status }) => status)).toEqual(['withdrawn', 'counts']);
  });

  it('needs a reason, a match that stands, and a manager', async () => {
    const { office, matchId, dayClose } = await withHandMatch();
    expect((await problemOf(dayClose.withdrawMatch({ matchId, note: '  ' }))).code).toBe('REASON_NEEDED');
    const sound = { matchId, note: 'اشتباه بود' };
    expect((await problemOf(dayClose.withdrawMatch({ ...sound, matchId: unknown }))).code).toBe(
      'MATCH_NOT_IN_FORCE',
    );
    const byClerk = office.as(office.clerk).dayClose;
    expect((await problemOf(byClerk.withdrawMatch(sound))).code).toBe('NOT_ALLOWED');
    await dayClose.withdrawMatch(sound);
    expect((await problemOf(dayClose.withdrawMatch(sound))).code).toBe('MATCH_NOT_IN_FORCE');
  });

  it('is refused once the day is closed, and possible again when it is reopened', {
    tags: 'release',
  }, async () => {
    const { office, matchId, dayClose } = await withHandMatch();
    await closeDay(office);
    const sound = { matchId, note: 'اشتباه بود' };
    expect((await problemOf(dayClose.withdrawMatch(sound))).code).toBe('DAY_CLOSED');
    expect(await dayClose.handMatches({ day: today })).toMatchObject([{ status: 'counts' }]);
    await dayClose.reopen({ day: today, reason: 'بازبینی', password: office.manager.password });
    expect(await dayClose.withdrawMatch(sound)).toEqual({ day: today });
    expect((await overviewOf(office)).differenceToGo).toBe(1_540_000);
  });
});

describe('two PCs', () => {
  it('that both withdrew one match agree, and show the first withdrawal', { tags: 'release' }, async () => {
    const { office, matchId, dayClose } = await withHandMatch();
    const other = joinOffice(office, 2);
    const there = other.seat(office.manager).dayClose;
    await dayClose.withdrawMatch({ matchId, note: 'ردیف دیگری بود' });
    await there.withdrawMatch({ matchId, note: 'کارت دیگری بود' });
    meet(office, other);
    const here = await dayClose.handMatches({ day: today });
    expect(here).toMatchObject([{ status: 'withdrawn', withdrawal: { note: 'ردیف دیگری بود' } }]);
    expect(await there.handMatches({ day: today })).toEqual(here);
    expect(await there.overview({ day: today })).toMatchObject({ matched: 0, differenceToGo: 1_540_000 });
  });

  it('of which one withdrew a match and matched anew agree, whichever entry arrives first', {
    tags: 'release',
  }, async () => {
    const { office, paymentId, rowId, matchId, dayClose } = await withHandMatch();
    const other = joinOffice(office, 2);
    const third = joinOffice(office, 3);
    const there = other.seat(office.manager).dayClose;
    await there.withdrawMatch({ matchId, note: 'اشتباه بود' });
    await there.matchByHand({ day: today, paymentId, rowIds: [rowId] });
    meet(office, other);
    carryEntries(other.desk, third.desk);
    const here = await dayClose.handMatches({ day: today });
    expect(here.map(({ status }) => status)).toEqual(['withdrawn', 'counts']);
    expect(await there.handMatches({ day: today })).toEqual(here);
    expect(await third.seat(office.manager).dayClose.handMatches({ day: today })).toEqual(here);
  });

  it('that gave one payment two rows keep one of them, and the other row stays an exception', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(2, { time: '16:00:00' }), reportLine(3, { time: '17:00:00' })]);
    const other = joinOffice(office, 2);
    const there = other.seat(office.manager).dayClose;
    const { dayClose } = office.as(office.manager);
    const rows = (await overviewOf(office)).exceptions.flatMap(({ pspRowIds }) => pspRowIds).toSorted();
    const [first = '', second = ''] = rows;
    await dayClose.matchByHand({ day: today, paymentId, rowIds: [second] });
    await there.matchByHand({ day: today, paymentId, rowIds: [first] });
    meet(office, other);
    const here = await dayClose.handMatches({ day: today });
    expect(here).toMatchObject([
      { rowId: second, status: 'unused' },
      { rowId: first, status: 'counts' },
    ]);
    const overview = await overviewOf(office);
    expect(overview.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app', pspRowIds: [second] }]);
    expect(await there.handMatches({ day: today })).toEqual(here);
    expect((await there.overview({ day: today })).exceptions).toEqual(overview.exceptions);
    const counting = here.find(({ status }) => status === 'counts')?.matchId ?? '';
    await dayClose.withdrawMatch({ matchId: counting, note: 'دیگری درست است' });
    expect((await overviewOf(office)).exceptions).toMatchObject([{ pspRowIds: [first] }]);
  });

  it('of which one closed the day before it heard of a withdrawal: the closed day stays as it was signed', {
    tags: 'release',
  }, async () => {
    const { office, matchId, dayClose } = await withHandMatch();
    const other = joinOffice(office, 2);
    const there = other.seat(office.manager).dayClose;
    await closeDay(office);
    await there.withdrawMatch({ matchId, note: 'اشتباه بود' });
    const signed = await overviewOf(office);
    meet(office, other);
    expect(await overviewOf(office)).toEqual(signed);
    expect(await there.overview({ day: today })).toEqual(signed);
    await nextDay(office);
    meet(office, other);
    expect((await overviewOf(office, '2026-11-26')).exceptions).toEqual([]);
    await dayClose.reopen({ day: today, reason: 'بازبینی', password: office.manager.password });
    expect((await overviewOf(office)).differenceToGo).toBe(1_540_000);
    await explainAll(office);
    await closeDay(office, today, 'بررسی شد');
  });
});
