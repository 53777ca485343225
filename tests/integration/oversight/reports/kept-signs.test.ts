// What is kept of signs of shared accounts is what a look through everything finds, whatever comes in and whenever (D20.197).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { rarerSigns, signsSince } from '#core/oversight/shifts/alerts.ts';
import { openSignsByDay } from '#core/oversight/shifts/signs-of-days.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { openDay, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';

const minute = 60_000;
const hours = { starts: '08:00', ends: '14:00' };
const span = { from: '2026-09-01', to: addDays(today, 40) };

/** Each day with signs by a look through everything. */
function recount({ desk }: TestOffice): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { day, facts } of signsSince(desk.reads, span))
    if (day <= span.to) counts[day] = (counts[day] ?? 0) + facts.length;
  return counts;
}
const kept = ({ desk }: TestOffice): Record<string, number> =>
  Object.fromEntries(
    openSignsByDay(desk.reads, desk.reads.reports.keptSigns, span).map(({ day, count }) => [day, count]),
  );

it('D20.197 signs that were kept are those of a recount, after sign-ins, work, shifts, leave, answers and late entries', async () => {
  const step = fc.constantFrom(
    'here',
    'there',
    'work',
    'work there',
    'week',
    'leave',
    'answer',
    'carry',
    'next day',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: inTier(14, 30) }), async (steps) => {
      const office = await officeAtWork();
      const { clerk, clock, desk } = office;
      const manager = office.as(office.manager);
      const other = joinOffice(office, 2);
      let there = other.seat(clerk);
      const acts: Readonly<Record<(typeof steps)[number], () => Promise<unknown>>> = {
        here: () => office.anyone.staff.signIn({ personId: clerk.id, password: clerk.password }),
        there: async () => {
          await other.signIn(clerk);
          there = other.seat(clerk);
        },
        work: () => office.as(clerk).visits.referAdvice({ visitId: null }),
        'work there': () => there.visits.referAdvice({ visitId: null }),
        week: () =>
          manager.shifts.setWeek({
            personId: clerk.id,
            fromDay: today,
            days: [hours, hours, null, hours, hours, null, null],
          }),
        leave: () =>
          manager.shifts.recordLeave({ personId: clerk.id, fromDay: today, toDay: today, note: 'سفر' }),
        async answer() {
          const sign = (await manager.shifts.alerts()).open.find(({ isOwn }) => !isOwn);
          if (sign === undefined) return;
          const { personId, kind, day, count } = sign;
          await manager.shifts.explainAlert({
            ...{ personId, kind, day, seenCount: count },
            note: 'از متصدی پرسیده شد و همهٔ مراجعه‌ها با هم دیده شد',
          });
        },
        carry: async () => carryEntries(other.desk, desk),
        async 'next day'() {
          clock.advance(20 * 60 * minute);
          await openDay(office);
        },
      };
      for (const one of [...steps, 'carry'] as const) {
        clock.advance(4 * minute);
        // What is refused now changes nothing: a session may have ended, a day may be open already.
        await acts[one]().catch(() => undefined);
        expect(kept(office)).toEqual(recount(office));
      }
    }),
    {
      numRuns: inTier(3, 30),
      examples: [
        [['here', 'there', 'carry', 'answer', 'week', 'work', 'leave', 'next day', 'here', 'there', 'carry']],
      ],
    },
  );
});

it('D20.197 a day whose signs are kept is not looked through again until what it rests on is another', async () => {
  const office = await officeAtWork();
  const { clerk, clock, desk } = office;
  const other = joinOffice(office, 2);
  clock.advance(20 * minute);
  await office.anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  clock.advance(4 * minute);
  await other.signIn(clerk);
  const traces = { read: 0 };
  const reads = {
    ...desk.reads,
    shifts: {
      ...desk.reads.shifts,
      traces: (...asked: Parameters<typeof desk.reads.shifts.traces>) => {
        traces.read += 1;
        return desk.reads.shifts.traces(...asked);
      },
    },
  };
  const look = () => openSignsByDay(reads, desk.reads.reports.keptSigns, span);
  expect(look()).toEqual([]);
  expect(traces.read).toBeGreaterThan(0);
  traces.read = 0;
  expect(look()).toEqual([]);
  expect(traces.read).toBe(0);
  // The other PC's entries come in late, and one of its days is not the same any more.
  carryEntries(other.desk, desk);
  expect(look()).toEqual([{ day: today, count: 1 }]);
  expect(traces.read).toBeGreaterThan(0);
  expect(rarerSigns(desk.reads, span)).toEqual([]);
});

it('D20.197 leave that is recorded long afterwards makes work on that day a sign', async () => {
  const office = await officeAtWork();
  await office.as(office.clerk).visits.referAdvice({ visitId: null });
  expect(kept(office)).toEqual({});
  office.clock.advance(20 * 24 * 60 * minute);
  await office.as(office.manager).shifts.recordLeave({
    ...{ personId: office.clerk.id, fromDay: today, toDay: today, note: 'سفر' },
  });
  expect(kept(office)).toEqual({ [today]: 1 });
});

it('D20.197 what began before midnight counts on the day after it, also where that day alone is looked at', async () => {
  const office = await officeAtWork();
  const { clerk, clock, desk } = office;
  const other = joinOffice(office, 2);
  const dayAfter = addDays(today, 1);
  clock.set(`${today}T20:28:00.000Z`);
  await office.anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  clock.set(`${today}T20:31:00.000Z`);
  await other.signIn(clerk);
  carryEntries(other.desk, desk);
  const alone = { from: dayAfter, to: dayAfter };
  expect(openSignsByDay(desk.reads, desk.reads.reports.keptSigns, alone)).toEqual([
    { day: dayAfter, count: 1 },
  ]);
  expect(kept(office)).toEqual(recount(office));
});
