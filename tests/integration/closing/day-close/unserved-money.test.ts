// Money without a service that comes under another name: it asks for the same note of substance and the same second word (D19).
import { describe, expect, it } from 'vitest';
import {
  closeDay,
  importLines,
  nextDay,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const explain = (office: TestOffice, exceptionKey: string, over: object = {}, day = today) =>
  office.as(office.manager).dayClose.explain({
    day,
    exceptionKey,
    reasonCode: 'other',
    note: substantialNote,
    ...over,
  });
const exceptionsOf = async (office: TestOffice, day = today) => (await overviewOf(office, day)).exceptions;
const only = async (office: TestOffice, day = today) => {
  const [found, ...others] = await exceptionsOf(office, day);
  expect(others).toEqual([]);
  if (found === undefined) throw new Error('an exception');
  return found;
};
const thin = async (office: TestOffice, key: string, day = today, reasonCode = 'other') =>
  (await problemOf(explain(office, key, { note: '', reasonCode }, day))).code;
const withoutSecond = async (office: TestOffice, day = today) =>
  (await office.as(office.manager).dayClose.sheet({ day })).summary.withoutSecond;
const reason = 'بررسی و توضیح داده شد';

const charged = (n: number, amount: number) => reportLine(n, { amount });

describe('D19.2, D19.4 a card that was charged more than the slip that was recorded', () => {
  it('asks for a note of substance, and above the limit for a second word', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [charged(1, 9_000_000)]);
    const found = await only(office);
    expect(found).toMatchObject({ kind: 'amount_differs', thresholds: ['above_limit'] });
    expect(await thin(office, found.key, today, 'money_returned')).toBe('NOTE_TOO_THIN');
    await explain(office, found.key, { reasonCode: 'money_returned' });
    const said = journalBodies(office.desk);
    expect(said).toContain('"unserved":8230000');
    expect(said.match(/"withoutSecond":-?1/g)).toEqual(['"withoutSecond":1']);
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
  });

  it('weighs what is more than the payment, not all of it', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [charged(1, 2_770_000)]);
    const found = await only(office);
    expect(found.thresholds).toBeUndefined();
    expect(await thin(office, found.key)).toBe('NOTE_TOO_THIN');
    await office.as(office.manager).dayClose.setExplanationLimit({ amount: 1_999_999 });
    expect((await only(office)).thresholds).toEqual(['above_limit']);
  });

  it('is left to the manager’s note as before where the terminal took less', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [charged(1, 700_000)]);
    const found = await only(office);
    expect(found.thresholds).toBeUndefined();
    await explain(office, found.key, { reasonCode: 'amount_corrected_by_reversal', note: '' });
    await importLines(office, [reportLine(2, { amount: 90_000 })]);
    const lone = (await exceptionsOf(office)).find(({ kind }) => kind === 'in_psp_not_in_app');
    expect(lone?.thresholds).toBeUndefined();
  });

  it('is the second time in thirty days after any other money without a service, and the other way round', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [charged(1, 780_000), charged(2, 780_000), reportLine(3, { amount: 90_000 })]);
    const [lone, ...differing] = await exceptionsOf(office);
    await explain(office, differing[0]?.key ?? '');
    expect((await exceptionsOf(office)).map(({ thresholds }) => thresholds)).toEqual([
      ['again_in_thirty_days'],
      undefined,
      ['again_in_thirty_days'],
    ]);
    await explain(office, lone?.key ?? '');
    await explain(office, differing[1]?.key ?? '');
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(2);
  });

  it('of two that were explained at two PCs apart, each as the first, the later one is explained anew', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [charged(1, 780_000), charged(2, 780_000)]);
    const other = joinOffice(office, 2);
    const [first, second] = await exceptionsOf(office);
    await explain(office, first?.key ?? '');
    const facts = { day: today, exceptionKey: second?.key ?? '', note: substantialNote } as const;
    await other.seat(office.manager).dayClose.explain({ ...facts, reasonCode: 'number_mistyped' });
    meet(office, other);
    expect((await exceptionsOf(office)).map(({ explanation }) => explanation === null)).toEqual([
      false,
      true,
    ]);
  });

  it('that is matched by hand asks as well', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(2, { amount: 9_000_000 })]);
    const row = (await exceptionsOf(office)).find(({ kind }) => kind === 'in_psp_not_in_app');
    const rowIds = [...(row?.pspRowIds ?? [])];
    await office.as(office.manager).dayClose.matchByHand({ day: today, paymentId, rowIds });
    const found = await only(office);
    expect(found).toMatchObject({ kind: 'amount_differs', thresholds: ['above_limit'] });
    expect(await thin(office, found.key)).toBe('NOTE_TOO_THIN');
  });

  it('whose slip was recorded on a day that closed before the report came asks on the day of the row', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(2, { status: 'failed' })]);
    const waiting = await only(office);
    await explain(office, waiting.key, { reasonCode: 'slip_seen_bank_follows', note: '' });
    await closeDay(office, today, reason);
    await nextDay(office);
    await importLines(office, [charged(1, 9_000_000)], tomorrow);
    const found = await only(office, tomorrow);
    expect(found).toMatchObject({ thresholds: ['above_limit'] });
    expect(await thin(office, found.key, tomorrow)).toBe('NOTE_TOO_THIN');
  });
});

describe('D19.2, D19.4 money on a terminal that is not of the office', () => {
  const foreign = reportLine(1, { terminalId: '19999999', amount: 9_000_000 });

  it('asks for a note of substance, and above the limit for a second word', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [foreign]);
    const found = await only(office);
    expect(found).toMatchObject({ kind: 'wrong_terminal', thresholds: ['above_limit'] });
    expect(await thin(office, found.key, today, 'other_terminal_used')).toBe('NOTE_TOO_THIN');
    await explain(office, found.key, { reasonCode: 'other_terminal_used' });
    await closeDay(office, today, reason);
    expect(await withoutSecond(office)).toBe(1);
  });

  it('is no money without a service where a payment of the same amount was recorded', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { terminalId: '19999999' })]);
    const found = await only(office);
    expect(found).toMatchObject({ kind: 'wrong_terminal' });
    expect(found.thresholds).toBeUndefined();
    await explain(office, found.key, { reasonCode: 'other_terminal_used', note: '' });
  });
});

describe('D19.2, D19.4 money under a reference number that the report has already', () => {
  const again = { stan: '000009', cardMasked: '627412******9876', time: '11:20:00' };
  const second = reportLine(1, { ...again, amount: 9_000_000 });

  it.each([
    ['in one file', (office: TestOffice) => importLines(office, [reportLine(1), second])],
    [
      'before it',
      (office: TestOffice) => importLines(office, [{ ...second, time: '07:00:00' }, reportLine(1)]),
    ],
    [
      'in a later file',
      async (office: TestOffice) => {
        await importLines(office, [reportLine(1)]);
        await importLines(office, [second]);
      },
    ],
    [
      'with neither trace number nor card',
      (office: TestOffice) => importLines(office, [reportLine(1), { ...second, stan: '', cardMasked: '' }]),
    ],
  ])(
    'as another amount %s is no repetition: it asks for the note and the second word',
    { tags: 'release' },
    async (_, bring) => {
      const office = await officeAtWork();
      await servedVisit(office, 1);
      await bring(office);
      const found = await only(office);
      expect(found).toMatchObject({
        kind: 'in_psp_not_in_app',
        amounts: { recorded: null, psp: 9_000_000 },
        thresholds: ['above_limit'],
      });
      expect(found.reasons).not.toContain('repeated_by_psp');
      expect(await thin(office, found.key)).toBe('NOTE_TOO_THIN');
      await explain(office, found.key, { reasonCode: 'money_returned' });
      await closeDay(office, today, reason);
      expect(await withoutSecond(office)).toBe(1);
    },
  );

  it.each(
    everyNth(2, [
      ['trace number', { stan: again.stan }],
      ['card', { cardMasked: again.cardMasked, time: again.time }],
    ]),
  )('as the same amount with another %s is no repetition', async (_, over) => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(1, over)]);
    expect((await only(office)).kind).toBe('in_psp_not_in_app');
  });

  it.each([
    ['with neither trace number nor card', { stan: '', cardMasked: '' }],
    ['without its trace number, at another second', { stan: '', time: '08:01:40' }],
    ['without its card', { cardMasked: '' }],
    ['with the end of its card', { cardMasked: '1001' }],
  ])('is none where two exports of the PSP have one row, once %s', { tags: 'release' }, async (_, over) => {
    for (const isFirst of [true, false]) {
      const office = await officeAtWork();
      await servedVisit(office, 1);
      const files = isFirst ? [reportLine(1, over), reportLine(1)] : [reportLine(1), reportLine(1, over)];
      for (const line of files) await importLines(office, [line]);
      const found = await exceptionsOf(office);
      expect(found.filter(({ kind }) => kind !== 'duplicate_rrn')).toEqual([]);
    }
  });

  it('leaves an honest line that the PSP repeats to the manager’s word', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(1)]);
    const found = await only(office);
    expect(found.kind).toBe('duplicate_rrn');
    expect(found.thresholds).toBeUndefined();
    await explain(office, found.key, { reasonCode: 'repeated_by_psp', note: '' });
    await closeDay(office, today, reason);
  });
});

describe('D19.4 at two PCs', () => {
  it('D19.4 two that were explained apart, each as the first, are a first and a second time', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { amount: 90_000 }), reportLine(2, { amount: 90_000 })]);
    const other = joinOffice(office, 2);
    const [first, second] = await exceptionsOf(office);
    await explain(office, first?.key ?? '');
    const facts = { day: today, exceptionKey: second?.key ?? '', note: substantialNote } as const;
    await other.seat(office.manager).dayClose.explain({ ...facts, reasonCode: 'other' });
    meet(office, other);
    expect((await exceptionsOf(office)).map(({ explanation }) => explanation === null)).toEqual([
      false,
      true,
    ]);
  });
});
