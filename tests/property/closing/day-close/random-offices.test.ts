// Random offices of two PCs and their PSP. The matcher of a day runs as a shadow beside the ledger: whatever it finds has its open
// difference, or is one of the few cases that are none by decision. Both PCs come to one list, and it is what the facts make.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { type DifferenceKind, kindOf } from '#core/closing/day-close/explanations/contract.ts';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import { referenceIds, visitIds } from '#core/closing/day-close/ledger/thing-queries.ts';
import { behpardakhtCsv, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import {
  base64,
  cardOf,
  closeDay,
  explainAll,
  nextDay,
  numbers,
  otherTerminal,
  reportLine,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import { chargedVisit, openDay, openOffice, slip, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

type World = {
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
async function serve({ at, n, isOther }: Doing, amount: number): Promise<string> {
  const { visitId } = await chargedVisit(at);
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
  async close(world) {
    const { day, pcs, other } = world;
    if (day !== today) return;
    const [first] = pcs;
    meet(first, other);
    await explainAll(first, day);
    if ((await tried(closeDay(first, day, reason))) === null) return;
    meet(first, other);
    await nextDay(first);
    meet(first, other);
    world.day = tomorrow;
  },
};

/** What is refused changes nothing; only refusals are expected. */
async function tried<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    expect(error).toHaveProperty('cause.problem');
    return null;
  });
}

/** The differences that something of a kind may stand as: money and what goes back of it are two sides of one number. */
const accountsOf: Readonly<Record<DifferenceKind, readonly string[]>> = {
  money: ['money', 'refund'],
  refund: ['money', 'refund', 'fee'],
  fee: ['fee'],
  filing: ['filing'],
  bank: ['bank'],
  attempt: ['money'],
  sign: [],
};

/** What the matcher names and is no difference, with why (decision 0049). */
const none: Readonly<Record<string, (found: ExceptionView, isMet: boolean) => boolean>> = {
  'the terminal took it and gave it back by itself': ({ saw }) =>
    saw?.note === 'bought_and_reversed_only_at_psp',
  'a row that is told again is one transaction': ({ saw }) => saw?.note === 'rrn_twice_in_report',
  'slip and row agree, and one of them is of a closed day': ({ saw }, isMet) =>
    saw?.note === 'belongs_to_closed_day' && isMet,
  'the manager put the slip to the row of another terminal': ({ saw }, isMet) =>
    saw?.note === 'terminal_differs' && isMet,
};

/** Ids under which the ledger may have what was found. */
function thingsOf({ desk }: TestOffice, { paymentIds, pspRowIds, visitId }: ExceptionView): string[] {
  const { sqlite } = desk.store;
  const slips = paymentIds.flatMap((id) => {
    const slipOf = desk.reads.dayClose.money(id)?.payment;
    return slipOf === undefined ? [] : [{ terminalId: slipOf.terminalId, number: slipOf.rrn }];
  });
  const rows = pspRowIds.flatMap((id) =>
    sqlite
      .prepare<[string, string], { terminalId: string; number: string | null; rowId: string }>(
        `SELECT terminal_id AS terminalId, rrn AS number, row_id AS rowId FROM psp_rows
          WHERE row_id >= ? AND row_id < ? || '/'`,
      )
      .all(baseOf(id), baseOf(id))
      .map(({ rowId, ...told }) => ({ ...told, base: baseOf(rowId) })),
  );
  return [
    ...[...slips, ...rows].flatMap((one) => Object.values(referenceIds(one))),
    ...(visitId === null ? [] : Object.values(visitIds(visitId))),
  ];
}

/** What the matcher finds of a day and the ledger has not. `reached` is told which decided cases were met. */
async function lostAt(at: TestOffice, day: string, reached: Set<string>): Promise<string[]> {
  const { dayClose } = at.as(at.manager);
  const { exceptions } = await dayClose.overview({ day });
  const open = new Map((await dayClose.differences()).map(({ id, account }) => [id, account]));
  return exceptions.flatMap((found) => {
    const kind = kindOf(found);
    const has = thingsOf(at, found).flatMap((id) => open.get(id) ?? []);
    if (kind === 'sign' || has.some((account) => accountsOf[kind].includes(account))) return [];
    const why = Object.keys(none).find((name) => none[name]?.(found, has.length === 0));
    if (why !== undefined) reached.add(why);
    return why === undefined ? [`${found.kind} ${found.saw?.note} ${found.key}`] : [];
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

/** An office with a case that is none by decision; the first tier plays it alone. */
const decided = (
  [
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
  ] as const
).map(([what, n, isOther = false]) => ({ what, pc: 0, n, isOther }));

it('D21.70 the ledger has whatever the matcher finds, at two PCs, and is what the facts make', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(plan, async (acts) => {
      const first = await openOffice();
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
      const world: World = { pcs: [first, second], other, day: today, rows: [] };
      for (const { what, pc, n, isOther } of acts) {
        await deeds[what]?.(world, { at: pc === 0 ? first : second, n, isOther });
        if (what === 'take') expect(await lostAt(first, world.day, reached)).toEqual([]);
      }
      meet(first, other);
      expect(await manager.dayClose.differences()).toEqual(
        await first.as(first.manager).dayClose.differences(),
      );
      const days = new Set([-2, -1, 0, 1, 2].map((at) => addDays(today, at)));
      for (const pc of world.pcs) {
        expect(await lostAt(pc, world.day, reached)).toEqual([]);
        expect(compareOpenDifferences(pc.desk.store, days)).toEqual([]);
      }
    }),
    { numRuns: inTier(1, 20), examples: [[decided]] },
  );
  expect([...reached].filter((why) => !Object.hasOwn(none, why))).toEqual([]);
}, 240_000);
