// Where nobody in an office is independent, the province's signed word over the manager's words ends a difference.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { confirmedByProvince } from '#core/counter/fees/entries.ts';
import { askConfirmations } from '#core/counter/payments/ask-province.ts';
import type { Contact } from '#core/replication/sync/engine.ts';
import {
  closeDay,
  explainAll,
  importLines,
  officeAtWork,
  openDifferencesOf,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { assertSound, openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import type { ProvinceConfirmation } from '#tests/support/province-words.ts';
import {
  enrolAtProvince,
  type ProvinceWord,
  provinceKey,
  signedWord,
} from '#tests/support/province-words.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet, servedVisitOn } from '#tests/support/two-pcs.ts';

const at = '2026-11-30T06:00:00.000Z';
const later = '2026-11-28';

/** A contact at which the province says these words. */
const saying = (confirmations: ProvinceConfirmation[]): Contact => ({
  client: { confirmations: async () => ({ kind: 'answer', value: { confirmations } }) } as never,
  ...{ office: '1101', provinceKey },
});
const wordsFor = ({ reads }: Desk): ProvinceWord[] =>
  reads.dayClose.wordsWaiting().map((thing) => ({
    what: 'difference',
    id: thing.id,
    hash: reads.fees.hashOfProposal(thing) ?? '',
    at,
    refusedFor: null,
  }));

/** A slip that the report of its closed day lacks, with the manager's words on it three days later; nobody here is independent of them. */
async function spokenAlone(isThereTwice = false): Promise<{ office: TestOffice; other: SecondDesk }> {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await servedVisit(office, 1);
  if (isThereTwice) await servedVisitOn(other, office, 1);
  await closeWith(office, today);
  office.clock.set(`${later}T04:30:00.000Z`);
  await openDay(office);
  await say(office);
  enrolAtProvince(office.desk);
  return { office, other };
}

async function closeWith(office: TestOffice, day: string): Promise<void> {
  await importLines(office, [reportLine(9, { date: day, status: 'failed' })], day);
  await explainAll(office, day);
  await closeDay(office, day, 'مغایرت‌ها دیده شد و پیگیری می‌شود');
}

async function say(office: TestOffice, about?: { id: string; legs: string }): Promise<void> {
  const found = about ?? (await openDifferencesOf(office))[0];
  await office.as(office.manager).dayClose.settleDifference({
    ...{ id: found?.id ?? '', legs: found?.legs ?? '', reasonCode: 'psp_or_bank_error' },
    ...{ words: substantialNote, paper: { kind: 'bank_letter', number: '۱۲۳۴۵۶' } },
  });
}

it('D19.111 the province’s word over the manager’s words ends a difference, and the next sheet says that words did', async () => {
  const { office, other } = await spokenAlone();
  const { desk } = office;
  const [waiting] = await openDifferencesOf(office);
  expect(waiting).toMatchObject({ waiting: { words: substantialNote } });
  const words = wordsFor(desk);
  expect(words).toHaveLength(1);
  expect(await askConfirmations(desk, saying(words.map((word) => signedWord(word))))).toBe(1);
  expect(await openDifferencesOf(office)).toEqual([]);
  expect(wordsFor(desk)).toEqual([]);
  expect((await problemOf(say(office, waiting))).code).toBe('DIFFERENCE_UNKNOWN');
  expect(await office.as(office.manager).dayClose.endedDifferences()).toMatchObject([
    { account: 'money', size: 770_000, secondName: null, provinceAt: at },
  ]);
  // At another PC it counts from when that PC knows the province.
  meet(office, other);
  expect(await other.seat(office.manager).dayClose.differences()).toHaveLength(1);
  enrolAtProvince(other.desk);
  expect(await other.seat(office.manager).dayClose.differences()).toEqual([]);
  await closeWith(office, later);
  const { summary } = await office.as(office.manager).dayClose.sheet({ day: later });
  expect(summary.ledger.lines).toContainEqual({
    ...{ account: 'money', opening: 770_000, added: 0, settled: 770_000, cleared: 0, closing: 0 },
  });
  expect(summary.ledger.open.filter(({ account }) => account === 'money')).toEqual([]);
  await assertSound(desk);
});

it('D19.111 no other key, office, words or thing ends anything, nor what a PC writes by itself; nor what came since', async () => {
  const { office, other } = await spokenAlone(true);
  const { desk } = office;
  const [word] = wordsFor(desk);
  if (word === undefined) throw new Error('words that wait');
  const hash = '0'.repeat(64);
  const wrong = [
    signedWord(word, { key: generateKeyPairSync('ed25519').privateKey }),
    signedWord(word, { office: '1102' }),
    signedWord({ ...word, hash }),
    { ...signedWord({ ...word, hash }), hash: word.hash },
    signedWord({ ...word, id: randomUUID() }),
    signedWord({ ...word, what: 'terminal' }),
  ];
  expect(await askConfirmations(desk, saying(wrong))).toBe(0);
  desk.path.execute(null, (tx) => {
    for (const { what, id: aboutId, at: saidAt, ...said } of wrong)
      tx.append(confirmedByProvince, { id: tx.newId(), what, aboutId, saidAt, ...said });
  });
  expect(await openDifferencesOf(office)).toHaveLength(1);
  expect(await askConfirmations(desk, saying([signedWord(word)]))).toBe(1);
  expect(await openDifferencesOf(office)).toEqual([]);
  // A second slip under the number comes from another PC, which the words never saw.
  meet(office, other);
  expect(await openDifferencesOf(office)).toMatchObject([{ size: 1_540_000, waiting: null }]);
});
