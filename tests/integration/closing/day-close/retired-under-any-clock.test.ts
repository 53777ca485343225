// A terminal that is retired at a PC that was apart from the one which opened the day: what the opening knew counts, and no clock.
import { describe, expect, it } from 'vitest';
import { terminalStatements } from '#core/counter/payments/terminal-queries.ts';
import {
  nextDay,
  officeAtWork,
  otherTerminal,
  overviewOf,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, type TestOffice, today } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const morning = '2026-11-25T05:30:00.000Z';

/** A second PC of the office on a clock of its own. */
const pcAt = (office: TestOffice, at: string): SecondDesk => joinOffice(office, 2, testMachine(at).machine);
const retire = (office: TestOffice, { seat }: SecondDesk, lastDay: string) =>
  seat(office.manager).payments.retireTerminal({ terminalId: terminal, lastDay });

/** The terminals that the close of a day asks for, the same at both PCs. */
async function askedFor(office: TestOffice, other: SecondDesk, day: string = today): Promise<string[]> {
  const ids = ({ terminals }: { terminals: readonly { terminalId: string }[] }): string[] =>
    terminals.map(({ terminalId }) => terminalId);
  const here = ids(await overviewOf(office, day));
  expect(ids(await overviewThere(office, other, day))).toEqual(here);
  return here;
}

describe('D2.14 what the opening of a day knew', () => {
  it.each([
    ['minutes before the opening', '2026-11-25T05:20:00.000Z', '2026-11-24'],
    ['the day before', '2026-11-24T10:00:00.000Z', '2026-11-23'],
    ['three days before, to its own last day', '2026-11-22T10:00:00.000Z', '2026-11-24'],
  ])('leaves the day a terminal that a PC apart retired by a clock of %s', async (_by, at, lastDay) => {
    const office = await openOffice();
    const other = pcAt(office, at);
    office.clock.set(morning);
    await openDay(office);
    await retire(office, other, lastDay);
    meet(office, other);
    expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
  });

  it('counts for one day alone: the next opening knows of the retirement', async () => {
    const office = await officeAtWork();
    const other = pcAt(office, '2026-11-24T10:00:00.000Z');
    await retire(office, other, '2026-11-23');
    meet(office, other);
    expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
    await nextDay(office);
    meet(office, other);
    expect(await askedFor(office, other, tomorrow)).toEqual([otherTerminal]);
    expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
  });

  it('is asked for where two PCs opened the day apart and one of them knew nothing', async () => {
    const office = await openOffice();
    const other = pcAt(office, '2026-11-25T05:20:00.000Z');
    await retire(office, other, '2026-11-24');
    const there = { ...office, desk: other.desk, as: () => other.seat(office.clerk) };
    await openDay(there);
    office.clock.set(morning);
    await openDay(office);
    meet(office, other);
    expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
  });

  it('is looked up without walking the days', async () => {
    const office = await openOffice();
    const { openedUnaware } = terminalStatements(office.desk.store.orm);
    const steps = planOf(office.desk, openedUnaware());
    expect(steps).toContain('SEARCH day_openings USING INDEX day_openings_day (day>? AND day<?)');
    expect(steps).toContain('SEARCH o USING INDEX day_openings_day (day>?)');
    expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});
