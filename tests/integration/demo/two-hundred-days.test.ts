// Two hundred days of an office with differences planted at its PSP among honest clients: each is found and stays open, each sheet begins
// with what the last one left, and nothing else is ever a difference.

import { expect, onTestFinished, test } from 'vitest';
import { isOfLeft } from '#core/closing/day-close/ledger/contract.ts';
import { callerOf } from '#core/demo/caller.ts';
import { playDay, workingDayFrom } from '#core/demo/play-day.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import type { SeededRandom } from '#core/demo/seeded-random.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { firstDay, openSimulated } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { inTier } from '#tests/support/tier.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());
const days = Number(process.env.PLANTED_DAYS ?? inTier(2, 200));
const clients = 3;

/** What was planted: the day, the reference number of the slip or the row, and the amounts under which it may stand without a number. */
type Planted = {
  readonly what: string;
  readonly day: string;
  readonly rrn: string;
  readonly amounts: readonly number[];
};
type Plan = {
  readonly rows: ReportedTransaction[];
  readonly planted: Planted;
};

/** What a PSP's report may say otherwise of one purchase. A terminal that was used keeps a row. */
const faults: Readonly<
  Record<
    string,
    (rows: readonly ReportedTransaction[], one: ReportedTransaction, random: SeededRandom) => Plan
  >
> = {
  'a slip that never was': (rows, one) => ({
    rows: rows.filter((row) => row !== one),
    planted: of(one, 'a slip that never was'),
  }),
  'money without a slip': (rows, one, random) => {
    const row = {
      ...one,
      rrn: random.digits(12),
      stan: random.stan(),
      amount: 5_000 + random.between(1, 999),
    };
    return { rows: [...rows, row], planted: of(row, 'money without a slip') };
  },
  'another amount': (rows, one) => {
    const row = { ...one, amount: one.amount + 10_000 };
    return {
      rows: rows.map((other) => (other === one ? row : other)),
      planted: { ...of(one, 'another amount'), amounts: [one.amount, row.amount] },
    };
  },
  'given back and not said': (rows, one) => ({
    rows: [...rows, { ...one, type: 'reversal' }],
    planted: of(one, 'given back and not said'),
  }),
  'money of before': (rows, one) => ({
    rows: rows.map((other) => (other === one ? { ...one, time: '05:00:00' } : other)),
    planted: of(one, 'money of before'),
  }),
};
const of = ({ date: day, rrn, amount }: ReportedTransaction, what: string): Planted => ({
  ...{ what, day, rrn },
  amounts: [amount],
});

/** A purchase that is the only row of its number, on a terminal that has others; null where there is none. */
function purchaseOf(rows: readonly ReportedTransaction[], random: SeededRandom): ReportedTransaction | null {
  const [first, ...others] = rows.filter(
    (one) =>
      rows.filter(({ rrn }) => rrn === one.rrn).length === 1 &&
      rows.filter(({ terminalId }) => terminalId === one.terminalId).length > 1,
  );
  return first === undefined ? null : random.pick([first, ...others]);
}

test(`D21.70 D21.72 planted differences of ${days} days are found, each of them and nothing else (seed ${seed})`, {
  timeout: 1_800_000,
}, async () => {
  const { desk, machine } = openSimulated(temporaryFolder(), seed);
  onTestFinished(() => desk.close());
  const { random } = machine;
  machine.advanceTo(`${firstDay}T03:00:00.000Z`);
  await callerOf(desk, null).office.setUpDemo();
  const planted: Planted[] = [];
  const reached = new Set<string>();
  let closing = new Map<string, number>();
  let day = workingDayFrom(firstDay);
  for (let nth = 0; nth < days + 3; nth += 1) {
    // The last days are quiet: what was awaited is missing by then.
    const isQuiet = nth >= days;
    await playDay(desk, machine, { day, clients, close: true }, () => undefined, {
      afterClients: () => Promise.resolve(),
      afterReports: () => Promise.resolve(),
      report(rows) {
        const one = isQuiet ? null : purchaseOf(rows, random);
        if (one === null || random.chance(0.3)) return rows;
        const names = Object.keys(faults);
        const name = names[random.between(0, names.length - 1)] ?? '';
        const plan = faults[name]?.(rows, one, random);
        if (plan === undefined) return rows;
        reached.add(name);
        planted.push(plan.planted);
        return plan.rows;
      },
      async signed({ caller }) {
        const { lines, open } = (await caller.dayClose.sheet({ day })).summary.ledger;
        for (const { account, opening, added, cleared, settled, closing: left } of lines) {
          expect(opening, `${day} ${account}`).toBe(closing.get(account) ?? 0);
          expect(opening + added - cleared - settled).toBe(left);
        }
        closing = new Map(lines.map((line) => [line.account, line.closing]));
        expect(open.reduce((all, { size }) => all + size, 0)).toBe(
          [...closing.values()].reduce((all, size) => all + size, 0),
        );
      },
    });
    day = workingDayFrom(addDays(day, 1));
  }
  const manager = desk.reads.staff.people().find(({ role }) => role === 'manager');
  const { token } = desk.sessions.open(manager?.id ?? '');
  const found = await callerOf(desk, token).dayClose.differences();
  const plantedAs = ({ number, day: ofDay, recorded, told }: (typeof found)[number]) =>
    planted.filter(
      (one) =>
        one.rrn === number || (number === null && one.day === ofDay && one.amounts.includes(recorded + told)),
    );
  // Who left before paying is no fault of these, and open all the same.
  const others = found.filter((one) => plantedAs(one).length === 0);
  expect(others.filter((one) => !isOfLeft(one))).toEqual([]);
  expect(planted.filter((one) => !found.some((other) => plantedAs(other).includes(one)))).toEqual([]);
  expect(found.filter(({ state }) => state === 'awaited')).toEqual([]);
  if (days >= 200) expect([...reached].toSorted()).toEqual(Object.keys(faults).toSorted());
});
