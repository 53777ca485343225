// Faults of reports and PCs in random offices, each beside the same office without it: a mapping with two columns exchanged, a file that was
// edited between two imports, a PC that never returns. What is planted is refused or stays open; the honest office has nothing open.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import type { PspField } from '#core/foundation/settlement/files/contract.ts';
import {
  base64,
  cardOf,
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  officeAtWork,
  openDifferencesOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import { type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';
import { meet, servedVisitOn } from '#tests/support/two-pcs.ts';

const runs = { numRuns: inTier(2, 25) };
const from1 = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

async function servedOffice(count: number): Promise<TestOffice> {
  const office = await officeAtWork();
  hurry(office.desk);
  for (const n of from1(count)) await servedVisit(office, n);
  return office;
}
const moneyOf = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account !== 'filing' && account !== 'report');
const isWhatFactsMake = ({ desk }: TestOffice) =>
  expect(compareOpenDifferences(desk.store, new Set([today, tomorrow]))).toEqual([]);

const headers = {
  terminal: 'شماره پایانه',
  rrn: 'کد ارجاع',
  stan: 'کد پیگیری',
  card: 'کارت',
  amount: 'مبلغ',
  date: 'روز',
  time: 'ساعت',
} as const satisfies Partial<Record<PspField, string>>;
type Field = keyof typeof headers;
const fields = Object.keys(headers) as Field[];

/** A report of a PSP that is not built in, of the first so many slips. */
const foreignFile = (count: number): string =>
  base64(
    Buffer.from(
      [
        ['ردیف', ...fields.map((field) => headers[field])],
        ...from1(count).map((n) => {
          const { rrn, stan } = numbers(n);
          const card = `603799******${cardOf(n)}`;
          const told = { terminal, rrn, stan, card, amount: '770000', date: '1405/09/04', time: '08:01:00' };
          return [String(n), ...fields.map((field) => told[field])];
        }),
      ]
        .map((row) => row.join(','))
        .join('\n'),
    ),
  );

it('D21.111 a mapping with two columns exchanged is refused, or what was served stays open and the slip is asked for', async () => {
  const exchanged = fc
    .record({
      count: fc.integer({ min: 1, max: 3 }),
      one: fc.constantFrom(...fields),
      other: fc.constantFrom(...fields),
    })
    .filter(({ one, other }) => one !== other);
  const examples: [{ count: number; one: Field; other: Field }][] = [
    [{ count: 2, one: 'rrn', other: 'stan' }],
    [{ count: 1, one: 'amount', other: 'stan' }],
  ];
  await fc.assert(
    fc.asyncProperty(exchanged, async ({ count, one, other }) => {
      const office = await servedOffice(count);
      const { dayClose } = office.as(office.manager);
      const bytesBase64 = foreignFile(count);
      const take = (columns: Partial<Record<Field, string>>, fileName: string) =>
        dayClose.importPsp({ day: today, fileName, bytesBase64, profile: { name: 'دیگر', columns } });
      const wrong = { ...headers, [one]: headers[other], [other]: headers[one] };
      const isTaken = await take(wrong, 'wrong.csv').then(
        () => true,
        () => false,
      );
      if (isTaken) {
        const open = await moneyOf(office);
        // Card and time match nothing by themselves; each other column leaves every slip of the day open.
        const isOfNoWeight = [one, other].every((field) => field === 'card' || field === 'time');
        if (!isOfNoWeight)
          expect(open.filter(({ recorded, told }) => recorded !== told).length).toBeGreaterThanOrEqual(count);
        const { terminals } = await dayClose.overview({ day: today });
        expect(terminals.some(({ batchAsked }) => batchAsked !== undefined)).toBe(true);
      }
      isWhatFactsMake(office);
      // The right mapping of an untouched office leaves nothing open.
      const honest = await servedOffice(count);
      await honest.as(honest.manager).dayClose.importPsp({
        day: today,
        fileName: 'x.csv',
        bytesBase64,
        profile: { name: 'دیگر', columns: headers },
      });
      expect(await moneyOf(honest)).toEqual([]);
    }),
    { ...runs, examples },
  );
}, 240_000);

type Edit = (line: ReportedTransaction, n: number) => ReportedTransaction[];
const edits: Readonly<Record<string, Edit>> = {
  cutOut: () => [],
  less: (line) => [{ ...line, amount: 70_000 }],
  more: (line) => [{ ...line, amount: 970_000 }],
  failed: (line) => [{ ...line, status: 'failed' }],
  givenBack: (line) => [line, { ...line, type: 'reversal' }],
  otherNumber: (line, n) => [{ ...line, rrn: numbers(n + 40).rrn }],
  added: (line, n) => [line, { ...line, ...numbers(n + 50), time: '09:00:00' }],
  dayBefore: (line) => [{ ...line, date: '2026-11-24' }],
};
/** Edits that say no other money of what a file before has told; it stays as it was told. */
const without = new Set(['cutOut', 'failed']);

it('D19.1 a file that was edited between two imports takes nothing back and says nothing unseen', async () => {
  const edited = fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    at: fc.nat(2),
    what: fc.constantFrom(...Object.keys(edits)),
    isEditedFirst: fc.boolean(),
  });
  const examples: [{ count: number; at: number; what: string; isEditedFirst: boolean }][] = [
    [{ count: 2, at: 0, what: 'less', isEditedFirst: true }],
    [{ count: 2, at: 1, what: 'cutOut', isEditedFirst: false }],
  ];
  await fc.assert(
    fc.asyncProperty(edited, async ({ count, at, what, isEditedFirst }) => {
      const office = await servedOffice(count);
      const lines = from1(count).map((n) => reportLine(n));
      const chosen = at % count;
      const changed = lines.flatMap((line, n) =>
        n === chosen ? (edits[what]?.(line, n + 1) ?? []) : [line],
      );
      const both = isEditedFirst ? [changed, lines] : [lines, changed];
      for (const file of both) if (file.length > 0) await importLines(office, file);
      const open = await moneyOf(office);
      // What was cut out, or called failed, is told by the other file: then all is there.
      if (without.has(what)) expect(open).toEqual([]);
      else expect(open.length).toBeGreaterThan(0);
      isWhatFactsMake(office);
      // The edited one alone: something is open, whatever was edited.
      const alone = await servedOffice(count);
      if (changed.length > 0) await importLines(alone, changed);
      expect((await moneyOf(alone)).length).toBeGreaterThan(0);
    }),
    { ...runs, examples },
  );
}, 240_000);

it('D21.70 the money of a PC that never returns stays open at the others, holds no close up, and is met once it is back', async () => {
  const apart = fc.record({
    here: fc.integer({ min: 0, max: 2 }),
    there: fc.integer({ min: 1, max: 3 }),
    cash: fc.integer({ min: 0, max: 1 }),
    returns: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(apart, async ({ here, there, cash, returns }) => {
      const office = await officeAtWork();
      hurry(office.desk);
      const other = joinOffice(office, 2);
      hurry(other.desk);
      meet(office, other);
      for (const n of from1(here)) await servedVisit(office, n);
      // The last ones of the lost PC paid in cash, and their slips never were.
      for (const n of from1(there + cash)) await servedVisitOn(other, office, here + n);
      const reported = here + there;
      const reason = 'باجهٔ دو از صبح در شبکه نیست';
      if (reported > 0)
        await importLines(
          office,
          from1(reported).map((n) => reportLine(n)),
        );
      const lost = await moneyOf(office);
      expect(lost).toHaveLength(there);
      for (const { account, recorded, told, state } of lost)
        expect([account, recorded, told, state]).toEqual(['money', 0, 770_000, 'differs']);
      await explainAll(office);
      const { dayClose } = office.as(office.manager);
      await closeDay(office, today, reason);
      await nextDay(office);
      const aged = await moneyOf(office);
      expect(aged.map(({ age }) => age)).toEqual(aged.map(() => 1));
      expect(aged).toHaveLength(there);
      await explainAll(office, tomorrow);
      await closeDay(office, tomorrow, reason);
      const { summary } = await dayClose.sheet({ day: tomorrow });
      expect(summary.ledger.open.filter(({ account }) => account === 'money')).toHaveLength(there);
      if (!returns) return;
      meet(office, other);
      const left = await moneyOf(office);
      expect(left).toHaveLength(cash);
      for (const { recorded, told, byName } of left)
        expect([recorded, told, byName]).toEqual([770_000, 0, office.clerk.name]);
      isWhatFactsMake(office);
    }),
    { ...runs, examples: [[{ here: 1, there: 2, cash: 1, returns: true }]] },
  );
}, 240_000);
