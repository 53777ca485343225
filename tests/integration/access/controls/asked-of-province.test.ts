// Where nobody in an office is independent, the province is asked for a looser control; only its signed word over the very request loosens,
// once (D20.164). A loosening whose second person's password was ended by the first counts no more (D20.163).
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asksWaiting } from '#core/access/controls/asks.ts';
import { controlLoosened } from '#core/access/controls/entries.ts';
import { systemEnded } from '#core/access/departures/entries.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { explanationLimitSet, matchingRuleSet } from '#core/closing/day-close/entries.ts';
import { confirmedByProvince } from '#core/counter/fees/entries.ts';
import { askConfirmations } from '#core/counter/payments/ask-province.ts';
import type { Contact } from '#core/replication/sync/engine.ts';
import { closeDay, overviewOf } from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import type { ProvinceConfirmation } from '#tests/support/province-words.ts';
import {
  enrolAtProvince,
  type ProvinceWord,
  provinceKey,
  signedWord,
} from '#tests/support/province-words.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { meet } from '#tests/support/two-pcs.ts';

const dayMs = 86_400_000;
const at = '2026-11-25T06:00:00.000Z';
const reason = 'در دفتر همکار مستقلی نیست و رمضان تا غروب کار می‌کنیم';
const saying = (confirmations: ProvinceConfirmation[]): Contact => ({
  client: { confirmations: async () => ({ kind: 'answer', value: { confirmations } }) } as never,
  ...{ office: '1101', provinceKey },
});
const wordsFor = ({ reads }: Desk, refusedFor: string | null = null): ProvinceWord[] =>
  asksWaiting(reads).map((thing) => ({
    ...{ what: 'control', id: thing.id, at, refusedFor },
    hash: reads.fees.hashOfProposal(thing) ?? '',
  }));

type Beside = { personId: string; password: string; words: string };
/** Sets the limit, with a code of the manager's sheet. */
async function raise(office: TestOffice, amount = 9_000_000, beside?: Beside) {
  await showCode(office, 'dayClose.setExplanationLimit');
  return office.as(office.manager).dayClose.setExplanationLimit({ amount, ...(beside && { beside }) });
}
type Change = { control: 'limit'; about: null; title: null; before: string; after: string };
async function askProvince(office: TestOffice, change: Change, said = reason) {
  await showCode(office, 'controls.askProvince');
  return office.as(office.manager).controls.askProvince({ ...change, reason: said });
}
const limitOf = async ({ as, manager }: TestOffice) => (await as(manager).dayClose.explanationLimit()).amount;

/** An office of one day, whose manager asked for a higher limit with what the refusal told. */
async function asked(): Promise<TestOffice> {
  const office = await openOffice();
  enrolAtProvince(office.desk);
  const refused = await problemOf(raise(office));
  if (refused.code !== 'SECOND_PERSON_NEEDED') throw new Error(refused.code);
  const change = refused.params.change as Change;
  expect(change).toEqual({
    ...{ control: 'limit', about: null, title: null },
    ...{ before: '2000000', after: '9000000' },
  });
  await askProvince(office, change);
  return office;
}
const stateOf = async ({ as, manager }: TestOffice) =>
  (await as(manager).controls.asked()).map(({ state, refusedFor }) => [state, refusedFor]);

describe('D20.164 a looser control that the province is asked for', () => {
  it('is set once it agreed, by the same act, and stands on the sheet with its word; a close waits for none of it', async () => {
    const office = await asked();
    const { desk, as, manager } = office;
    expect(await stateOf(office)).toEqual([['waiting', null]]);
    expect((await problemOf(raise(office))).code).toBe('SECOND_PERSON_NEEDED');
    expect(await askConfirmations(desk, saying(wordsFor(desk).map((word) => signedWord(word))))).toBe(1);
    expect(await stateOf(office)).toEqual([['agreed', null]]);
    expect(await limitOf(office)).toBe(2_000_000);
    await raise(office);
    expect(await limitOf(office)).toBe(9_000_000);
    expect(await stateOf(office)).toEqual([['used', null]]);
    await openDay(office);
    await closeDay(office);
    const { loosened } = await as(manager).dayClose.sheet({ day: '2026-11-25' });
    expect(loosened).toMatchObject([
      { control: 'limit', byName: manager.name, secondName: null, provinceAt: at, reason },
    ]);
    // The reason stays in the office.
    expect(journalBodies(desk)).not.toContain(reason);
  });

  it('counts once, for this value alone, and not from another one', async () => {
    const office = await asked();
    const { desk } = office;
    await askConfirmations(desk, saying(wordsFor(desk).map((word) => signedWord(word))));
    expect((await problemOf(raise(office, 9_000_001))).code).toBe('SECOND_PERSON_NEEDED');
    await raise(office);
    await raise(office, 2_000_000);
    expect((await problemOf(raise(office))).code).toBe('SECOND_PERSON_NEEDED');
    await raise(office, 1_000_000);
    expect((await problemOf(raise(office))).code).toBe('SECOND_PERSON_NEEDED');
    expect(await limitOf(office)).toBe(1_000_000);
  });

  it('stays as it is where the province refuses, which says why, and where the office says yes for it', async () => {
    const office = await asked();
    const { desk, as, clerk } = office;
    const [word] = wordsFor(desk);
    if (word === undefined) throw new Error('a request');
    const hash = '0'.repeat(64);
    const why = 'حد کنونی برای این دفتر بس است';
    const wrong = [
      signedWord(word, { key: generateKeyPairSync('ed25519').privateKey }),
      signedWord(word, { office: '1102' }),
      signedWord({ ...word, hash }),
      { ...signedWord({ ...word, refusedFor: why }), refusedFor: null },
    ];
    expect(await askConfirmations(desk, saying(wrong))).toBe(0);
    desk.path.execute(null, (tx) => {
      for (const { what, id: aboutId, at: saidAt, ...said } of wrong)
        tx.append(confirmedByProvince, { id: tx.newId(), what, aboutId, saidAt, ...said });
    });
    expect(await stateOf(office)).toEqual([['waiting', null]]);
    await askConfirmations(desk, saying([signedWord({ ...word, refusedFor: why })]));
    expect(await stateOf(office)).toEqual([['refused', why]]);
    expect((await problemOf(raise(office))).code).toBe('SECOND_PERSON_NEEDED');
    // It can be asked again, by the manager alone, and only with a reason.
    const again = {
      control: 'limit',
      about: null,
      title: null,
      before: '2000000',
      after: '9000000',
    } as const;
    expect((await problemOf(as(clerk).controls.askProvince({ ...again, reason }))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(askProvince(office, again, '.'))).code).toBe('REASON_NEEDED');
    await askProvince(office, again);
    expect((await problemOf(askProvince(office, again))).code).toBe('ACTION_ALREADY_DONE');
  });
});

describe('D20.174 who is asked', () => {
  it('is the colleague where one is independent, and the province where none is', async () => {
    const office = await openOffice();
    enrolAtProvince(office.desk);
    const change = {
      control: 'limit',
      about: null,
      title: null,
      before: '2000000',
      after: '9000000',
    } as const;
    await askProvince(office, change);
    office.clock.advance(98 * dayMs);
    const again = askProvince(office, { ...change, after: '8000000' });
    expect((await problemOf(again)).code).toBe('COLLEAGUE_CAN_AGREE');
    const refused = await problemOf(raise(office));
    expect(refused).toEqual({ code: 'SECOND_PERSON_NEEDED', params: { act: 'control' } });
  });
});

describe('D20.175 an entry that a PC writes by itself', () => {
  type Loosened = { control?: 'limit' | 'hours'; before?: string; after?: string; askId?: string };
  /** A setting, and beside it a loosening that says so. */
  const write = ({ desk, manager }: TestOffice, amount: number, over: Loosened) =>
    desk.path.execute(manager.id, (tx) => {
      const settingId = tx.newId();
      const said = { control: 'limit', about: null, before: '2000000', after: String(amount) } as const;
      tx.append(controlLoosened, { id: tx.newId(), settingId, ...said, ...over }, { reason, title: null });
      tx.append(explanationLimitSet, { id: settingId, amount });
    });

  it('loosens nothing by a request that the province did not agree to, or that is of another change', async () => {
    const office = await asked();
    const { desk } = office;
    const [waiting] = asksWaiting(desk.reads);
    const askId = waiting?.id ?? '';
    write(office, 9_000_000, { askId });
    write(office, 9_000_000, { askId: desk.machine.newId() });
    expect(await limitOf(office)).toBe(2_000_000);
  });

  it('loosens nothing by the province’s word on another value, thing or start, and once by its own', async () => {
    const office = await asked();
    const { desk } = office;
    await askConfirmations(desk, saying(wordsFor(desk).map((word) => signedWord(word))));
    const askId = desk.reads.controls.asks()[0]?.id ?? '';
    write(office, 90_000_000, { askId });
    write(office, 9_000_000, { askId, before: '1' });
    write(office, 9_000_000, { askId, control: 'hours' });
    expect(await limitOf(office)).toBe(2_000_000);
    // The same value once, and not again after it was tightened.
    await raise(office);
    await raise(office, 2_000_000);
    write(office, 9_000_000, { askId });
    expect(await limitOf(office)).toBe(2_000_000);
  });

  it('loosens nothing where the setting has another value than the loosening says', async () => {
    const office = await asked();
    const { desk } = office;
    await askConfirmations(desk, saying(wordsFor(desk).map((word) => signedWord(word))));
    write(office, 90_000_000, { askId: desk.reads.controls.asks()[0]?.id ?? '', after: '9000000' });
    expect(await limitOf(office)).toBe(2_000_000);
  });

  it('is believed where the province agreed to just this, also at another PC', async () => {
    const office = await asked();
    const other = joinOffice(office, 2);
    const { desk } = office;
    await askConfirmations(desk, saying(wordsFor(desk).map((word) => signedWord(word))));
    await raise(office);
    enrolAtProvince(other.desk);
    meet(office, other);
    expect(other.desk.reads.dayClose.explanationLimit()?.amount).toBe(9_000_000);
  });

  it('ends no outside system, switches no second factor off and no matching rule on without words beside it', async () => {
    const { desk, manager } = await openOffice();
    desk.path.execute(manager.id, (tx) => {
      tx.append(systemEnded, { id: tx.newId(), systemId: 'sana' });
      tx.append(matchingRuleSet, { id: tx.newId(), rule: 'stan', isOn: true }, { reason });
    });
    expect(desk.reads.departures.systems().some(({ systemId }) => systemId === 'sana')).toBe(true);
    expect(desk.reads.dayClose.matchingRule('stan')).toBeNull();
  });
});

describe('D20.163 a loosening whose second person’s password was ended by the first', () => {
  const reset = ({ as, clerk }: TestOffice, by: TestPerson) =>
    as(by).staff.resetPassword({ personId: clerk.id, password: by.password });
  async function setHours(office: TestOffice, closes: string, beside?: Beside): Promise<void> {
    await showCode(office, 'supervision.setHours');
    const { supervision } = office.as(office.manager);
    await supervision.setHours({ opens: '06:00', closes, ...(beside && { beside }) });
  }
  async function loosened(): Promise<TestOffice & { second: TestPerson }> {
    const office = await openOffice();
    const facts = { name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' } as const;
    const second = await office.addPerson(facts);
    office.clock.advance(98 * dayMs);
    const { as, manager, clerk } = office;
    const beside = { personId: clerk.id, password: clerk.password, words: reason };
    await raise(office, 9_000_000, beside);
    await setHours(office, '23:00', beside);
    await showCode(office, 'departures.endSystem');
    await as(manager).departures.endSystem({ systemId: 'sana', beside });
    return { ...office, second };
  }
  const inForce = async (office: TestOffice) => [
    await limitOf(office),
    office.desk.reads.supervision.hoursInForce().closes,
    office.desk.reads.departures.systems().some(({ systemId }) => systemId === 'sana'),
  ];

  it('counts no more, at every PC, whatever was tightened since; another colleague loosens it again', async () => {
    const office = await loosened();
    const other = joinOffice(office, 2);
    const { manager, second } = office;
    expect(await inForce(office)).toEqual([9_000_000, '23:00', false]);
    // A little tighter, alone: that rests on what the clerk agreed to.
    await raise(office, 8_900_000);
    await setHours(office, '22:59');
    await showCode(office, 'staff.resetPassword');
    await reset(office, manager);
    const before = [2_000_000, office.desk.reads.supervision.hoursInForce().closes, true];
    expect(await inForce(office)).toEqual(before);
    expect(before[1]).not.toBe('22:59');
    meet(office, other);
    expect(other.desk.reads.dayClose.explanationLimit()).toBeNull();
    const told = await overviewOf(office, office.desk.machine.now().slice(0, 10));
    expect(told.loosened.map(({ secondName }) => secondName)).toEqual([null, null, null]);
    const beside = { personId: second.id, password: second.password, words: reason };
    await raise(office, 9_000_000, beside);
    expect(await limitOf(office)).toBe(9_000_000);
  });

  it('a reset by somebody else takes nothing away', async () => {
    const office = await loosened();
    await reset(office, office.second);
    expect(await inForce(office)).toEqual([9_000_000, '23:00', false]);
  });
});
