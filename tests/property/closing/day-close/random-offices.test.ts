// Random offices of two PCs and their PSP, with filings, services exchanged, words of one and of two, days closed, opened again and closed
// without a report. The matcher of a day runs as a shadow beside the ledger: whatever it finds has its open difference, or is one of the few
// cases that are none by decision. Both PCs come to one list, and it is what the facts make. Each close begins with what the last one
// ended with and adds up; words change the one difference that they name; what is on its way nobody ends; no difference holds a close up.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import type { Difference, SignedLedger } from '#core/closing/day-close/ledger/contract.ts';
import { behpardakhtCsv, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  base64,
  cardOf,
  closeDay,
  explainAll,
  numbers,
  otherTerminal,
  reportLine,
  substantialNote,
  terminal,
} from '#tests/support/closing-day.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  slip,
  type TestOffice,
  type TestPerson,
} from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { lostAt, none } from '#tests/support/shadow-matcher.ts';
import { inTier } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

/** Six weeks on, when a colleague can be the second person. */
const [firstDay, secondDay] = ['2027-01-10', '2027-01-11'];
const [openingAt, nextOpeningAt] = ['2027-01-10T04:30:00.000Z', '2027-01-11T04:30:00.000Z'];

type World = {
  /** Independent of the manager and of the clerk. */
  readonly colleague: TestPerson;
  /** The sheet of the last close. */
  signed: SignedLedger | null;
  readonly pcs: readonly [TestOffice, TestOffice];
  readonly other: SecondDesk;
  day: string;
  /** What the PSP has since the last file. */
  rows: ReportedTransaction[];
};
type Doing = { readonly at: TestOffice; readonly n: number; readonly isOther: boolean };
type Deed = (world: World, doing: Doing) => Promise<unknown>;

const reason = 'پایانه مبلغ دیگری برداشت و مراجع رفته بود';
const row =
  (over: (n: number, day: string) => Partial<ReportedTransaction>): Deed =>
  async (world, { n, isOther }) => {
    const terminalId = isOther ? otherTerminal : terminal;
    world.rows.push(reportLine(n, { terminalId, date: world.day, ...over(n, world.day) }));
  };

/** Serves a client who pays so much with the n-th slip, as far as nothing refuses it. */
async function serve({ at, n, isOther }: Doing, amount: number): Promise<string | null> {
  const opened = await tried(chargedVisit(at));
  // The second day may be closed already.
  if (opened === null) return null;
  const { visitId } = opened;
  const terminalId = isOther ? otherTerminal : terminal;
  const paid = { ...numbers(n), card: cardOf(n), terminalId, amount, asTaken: amount > 770_000 };
  await tried(at.as(at.clerk).payments.record(slip(visitId, paid)));
  const { visits } = at.as(at.clerk);
  if ((await tried(visits.complete({ visitId }))) === null && amount >= 770_000)
    await tried(visits.cancel({ visitId, reasonCode: 'unpaid' }));
  return visitId;
}

const deeds: Readonly<Record<string, Deed>> = {
  serve: (_, doing) => serve(doing, 770_000),
  serveAgain: (_, doing) => serve(doing, 770_000),
  takeMore: (_, doing) => serve(doing, 820_000),
  async takeLess(_, doing) {
    const { at } = doing;
    const visitId = await serve(doing, 750_000);
    if (visitId === null) return;
    const { visits } = at.as(at.manager);
    const done = await tried(visits.completeUnderpaid({ visitId, reason, password: at.manager.password }));
    if (done === null) await tried(visits.cancel({ visitId, reasonCode: 'unpaid' }));
  },
  async giveBack({ day }, { at, n }) {
    const found = at.desk.reads.payments.ofDay(day).find(({ rrn }) => rrn === numbers(n).rrn);
    if (found === undefined) return;
    const { password } = at.clerk;
    const back = { paymentId: found.paymentId, reasonCode: 'wrong_amount', note: '', password } as const;
    await tried(at.as(at.clerk).payments.reverse(back));
  },
  row: row(() => ({})),
  rowAgain: row(() => ({})),
  rowOfMore: row(() => ({ amount: 780_000 })),
  rowBack: row(() => ({ type: 'reversal' })),
  rowBefore: row(() => ({ time: '05:00:00' })),
  rowOfYesterday: row((_, day) => ({ date: addDays(day, -1) })),
  rowOfTomorrow: row((_, day) => ({ date: addDays(day, 1), time: '00:01:00' })),
  rowOfOtherNumber: row((n) => ({ rrn: numbers(n + 50).rrn })),
  rowOfCardOnly: row((n) => ({ ...numbers(n + 60) })),
  async file({ day }, { at, n }) {
    const visitId = await visitOf(at, day, n);
    if (visitId !== undefined) await tried(at.as(at.clerk).visits.recordFiling({ visitId, ...answer(n) }));
  },
  /** The same number for the client beside. */
  async fileAgain({ day }, { at, n }) {
    const visitId = await visitOf(at, day, n + 1);
    if (visitId !== undefined) await tried(at.as(at.clerk).visits.recordFiling({ visitId, ...answer(n) }));
  },
  async takeFilingBack({ day }, { at, n }) {
    const visitId = await visitOf(at, day, n);
    if (visitId === undefined) return;
    const { visits } = at.as(at.manager);
    const { password } = at.manager;
    for (const { filingId } of (await visits.get({ visitId })).filings)
      await tried(visits.withdrawFiling({ visitId, filingId, reason, password }));
  },
  /** Another service in the place of the paid one, before it is completed. */
  async exchange(_, { at, n, isOther }) {
    const opened = await tried(chargedVisit(at));
    if (opened === null) return;
    const { visitId, chargeId } = opened;
    const terminalId = isOther ? otherTerminal : terminal;
    const { payments, visits } = at.as(at.clerk);
    await tried(payments.record(slip(visitId, { ...numbers(n), card: cardOf(n), terminalId })));
    const lines = [{ itemCode: 'attachment-page', count: 10 }];
    const { password } = at.clerk;
    await tried(payments.exchange({ chargeId, wrong: { line: 1, units: 1 }, lines, reason, password }));
    if ((await tried(visits.complete({ visitId }))) === null)
      await tried(visits.cancel({ visitId, reasonCode: 'unpaid' }));
  },
  async cancelCharge({ day }, { at, n }) {
    const visitId = await visitOf(at, day, n);
    if (visitId === undefined) return;
    const { fees, visits } = at.as(at.manager);
    const { password } = at.manager;
    for (const { chargeId } of (await visits.get({ visitId })).account.charges)
      await tried(fees.cancelCompletedCharge({ chargeId, reasonCode: 'wrong_service', reason, password }));
  },
  say: (world, doing) => settle(world, doing, false),
  sayOfTwo: (world, doing) => settle(world, doing, true),
  async reopen({ day }, { at }) {
    const { password } = at.manager;
    await tried(at.as(at.manager).dayClose.reopen({ day, reason, password }));
  },
  rowFailed: row(() => ({ status: 'failed' })),
  async take(world, { at, isOther }) {
    const rows = world.rows.splice(0);
    if (rows.length === 0) return;
    const bytesBase64 = base64(behpardakhtCsv(rows, { withRrn: isOther }));
    const file = { day: world.day, fileName: 'report.csv', bytesBase64 };
    await tried(at.as(at.manager).dayClose.importPsp(file));
  },
  async meet({ pcs: [first], other }) {
    meet(first, other);
  },
  async confirm({ day }, { at }) {
    const { dayClose } = at.as(at.manager);
    for (const { key, kind } of (await dayClose.overview({ day })).exceptions)
      if (kind === 'match_proposed') await tried(dayClose.confirmProposals({ day, exceptionKeys: [key] }));
  },
  async join({ day }, { at }) {
    const { dayClose } = at.as(at.manager);
    const { exceptions } = await dayClose.overview({ day });
    const slip = exceptions.find(({ kind }) => kind === 'in_app_not_in_psp');
    const row = exceptions.find(({ kind }) => kind === 'in_psp_not_in_app');
    const [paymentId] = slip?.paymentIds ?? [];
    if (paymentId === undefined || row === undefined) return;
    await tried(dayClose.matchByHand({ day, paymentId, rowIds: row.pspRowIds }));
  },
  close: (world) => closeWith(world, true),
  /** Without a word on terminals of which no report is here. */
  closeWithout: (world) => closeWith(world, false),
};

const answer = (n: number) => ({ trackingNumber: String(1_405_000_000 + n), branch: '', filedTime: '' });
/** The visit of a day that was paid with the n-th slip at a PC. */
async function visitOf(at: TestOffice, day: string, n: number): Promise<string | undefined> {
  return at.desk.reads.payments.ofDay(day).find(({ rrn }) => rrn === numbers(n).rrn)?.visitId;
}

/** Everything that is open at a PC, also what is to be filed. */
async function openAt(at: TestOffice): Promise<Difference[]> {
  const { dayClose } = at.as(at.manager);
  const unfiled = (await dayClose.unfiled()).map(({ difference }) => difference);
  return [...(await dayClose.differences()), ...unfiled];
}

/** The manager's words on one difference, with a second person's or without: they change that one and no other (invariants 9, 10). */
async function settle({ colleague }: World, { at, n }: Doing, isOfTwo: boolean): Promise<void> {
  const before = await openAt(at);
  const found = before[n % Math.max(1, before.length)];
  if (found === undefined) return;
  const { id, legs, account, state, needsSecond } = found;
  const second = {
    ...{ personId: colleague.id, password: colleague.password },
    word: 'چاپ دوبارهٔ پایانه را خودم دیدم',
  };
  const kind = account === 'bank' || account === 'report' ? 'bank_letter' : 'reprint';
  const said = await tried(
    at.as(at.manager).dayClose.settleDifference({
      ...{ id, legs, reasonCode: 'our_mistake', words: substantialNote },
      ...{ paper: { kind, number: '904512' }, ...(isOfTwo ? { second } : {}) },
    }),
  );
  const rest = (list: readonly Difference[]) =>
    list.filter((one) => one.id !== id).map((one) => [one.id, one.size]);
  const after = await openAt(at);
  expect(rest(after)).toEqual(rest(before));
  if (state === 'awaited') expect(said).toBeNull();
  const isEnded = said !== null && (isOfTwo || !needsSecond);
  expect(after.some((one) => one.id === id)).toBe(!isEnded);
}

/** Whatever is open, a day closes; its sheet begins with what the last one ended with and adds up (invariants 2, 8, 12). */
async function closeWith(world: World, isDeclared: boolean): Promise<void> {
  const { day, pcs, other } = world;
  const [first] = pcs;
  meet(first, other);
  const { dayClose } = first.as(first.manager);
  const { state, openDrafts, missingPeers } = await dayClose.overview({ day });
  if (state !== 'open') return;
  await explainAll(first, day);
  const { password } = first.manager;
  const withoutPcs = missingPeers.map(({ device }) => device);
  const closing = async () =>
    isDeclared
      ? closeDay(first, day, reason)
      : (await dayClose.close({ day, reason, withoutPcs, password })).headCode;
  const closed = await tried(closing());
  expect(closed === null).toBe(openDrafts > 0);
  if (closed === null) return;
  const { ledger } = (await dayClose.sheet({ day })).summary;
  for (const { account, opening, added, cleared, settled, closing: left } of ledger.lines) {
    expect(opening + added - cleared - settled).toBe(left);
    expect(sizesOf(ledger.open, account)).toBe(left);
    if (world.signed !== null) expect(opening).toBe(sizesOf(world.signed.open, account));
  }
  meet(first, other);
  if (day !== firstDay) return;
  world.signed = ledger;
  first.clock.set(nextOpeningAt);
  await openDay(first);
  meet(first, other);
  world.day = secondDay;
}
const sizesOf = (open: SignedLedger['open'], account: string): number =>
  open.filter((one) => one.account === account).reduce((sum, { size }) => sum + size, 0);

/** What is refused changes nothing; only refusals are expected. */
async function tried<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    expect(error).toHaveProperty('cause.problem');
    return null;
  });
}

const plan = fc.array(
  fc.record({
    what: fc.constantFrom(...Object.keys(deeds)),
    pc: fc.nat(1),
    n: fc.integer({ min: 1, max: 4 }),
    isOther: fc.constantFrom(false, false, true),
  }),
  { minLength: 12, maxLength: 36 },
);

type Told = readonly [what: string, n: number, isOther?: boolean];
const told = (acts: readonly Told[]) =>
  acts.map(([what, n, isOther = false]) => ({ what, pc: 0, n, isOther }));

/** Filed, filed twice and taken back; exchanged, cancelled after the service; closed without a report, opened again, and words of one and of two. */
const ended = told([
  ['serve', 1],
  ['serve', 2],
  ['file', 1],
  ['fileAgain', 1],
  ['takeFilingBack', 1],
  ['exchange', 3],
  ['serve', 4],
  ['giveBack', 4],
  ['cancelCharge', 4],
  ['say', 0],
  ['closeWithout', 0],
  ['say', 1],
  ['sayOfTwo', 1],
  ['sayOfTwo', 2],
  ['row', 1],
  ['row', 5],
  ['take', 0],
  ['sayOfTwo', 0],
  ['say', 3],
  ['close', 0],
  ['reopen', 0],
  ['serve', 6],
  ['closeWithout', 0],
]);

/** An office with a case that is none by decision. */
const decided = told([
  ['serve', 1],
  ['row', 2],
  ['row', 3],
  ['rowBack', 3],
  ['row', 4],
  ['rowBefore', 4],
  ['take', 0],
  ['close', 0],
  ['rowOfYesterday', 1],
  ['serve', 7],
  ['row', 8, true],
  ['take', 0],
  ['join', 0],
]);

it('D21.70 the ledger has whatever the matcher finds, at two PCs, and is what the facts make', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(plan, async (acts) => {
      const first = await openOffice();
      const colleague = await first.addPerson({
        ...{ name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' },
      });
      first.clock.set(openingAt);
      await openDay(first);
      hurry(first.desk);
      const other = joinOffice(first, 2);
      hurry(other.desk);
      const [manager, clerk] = [other.seat(first.manager), other.seat(first.clerk)];
      const second: TestOffice = {
        ...first,
        desk: other.desk,
        as: ({ id }) => (id === first.manager.id ? manager : clerk),
        anyone: appRouter.createCaller({ desk: other.desk, session: null }),
      };
      const world: World = { pcs: [first, second], other, day: firstDay, rows: [], colleague, signed: null };
      for (const { what, pc, n, isOther } of acts) {
        await deeds[what]?.(world, { at: pc === 0 ? first : second, n, isOther });
        if (what === 'take') expect(await lostAt(first, world.day, reached)).toEqual([]);
      }
      meet(first, other);
      expect(await openAt(second)).toEqual(await openAt(first));
      const days = new Set([-2, -1, 0, 1, 2].map((at) => addDays(firstDay, at)));
      for (const pc of world.pcs) {
        expect(await lostAt(pc, world.day, reached)).toEqual([]);
        expect(compareOpenDifferences(pc.desk.store, days)).toEqual([]);
      }
    }),
    // The first tier plays the two alone.
    { numRuns: inTier(2, 20), examples: [[decided], [ended]] },
  );
  expect([...reached].filter((why) => !Object.hasOwn(none, why))).toEqual([]);
}, 240_000);
