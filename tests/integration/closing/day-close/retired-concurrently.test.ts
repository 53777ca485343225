// A terminal that is retired at a PC that was apart: what the opening of the day knew counts, and what the retirement knew.
import { expect, it, test } from 'vitest';
import { terminalStatements } from '#core/counter/payments/terminal-queries.ts';
import {
  nextDay,
  officeAtWork,
  otherTerminal,
  overviewOf,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { designateTerminal, openDay, openOffice, type TestOffice, today } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { joinOffice, pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const yesterday = '2026-11-24';
const retire = (
  { seat }: SecondDesk,
  { manager }: TestOffice,
  lastDay: string,
  terminalId: string = terminal,
) => seat(manager).payments.retireTerminal({ terminalId, lastDay });

/** The terminals that the close of a day asks for, the same at both PCs. */
async function askedFor(office: TestOffice, other: SecondDesk, day: string = today): Promise<string[]> {
  meet(office, other);
  const [here = [], there] = [await overviewOf(office, day), await overviewThere(office, other, day)].map(
    ({ terminals }) => terminals.map(({ terminalId }) => terminalId),
  );
  expect(there).toEqual(here);
  return here;
}

test('D2.14 the close of a day asks for a terminal of which its opening did not know that it was retired', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2, testMachine('2026-11-22T10:00:00.000Z').machine);
  await retire(other, office, yesterday);
  expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
  await nextDay(office);
  expect(await askedFor(office, other, tomorrow)).toEqual([otherTerminal]);
  expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
});

test('D2.14 two PCs opened the day apart and one of them did not know', { tags: 'release' }, async () => {
  const office = await openOffice();
  const other = pcOff(office, 2, -10);
  await retire(other, office, yesterday);
  await openDay({ ...office, desk: other.desk, as: () => other.seat(office.clerk) });
  await openDay(office);
  expect(await askedFor(office, other)).toEqual([terminal, otherTerminal]);
});

test('D2.15 what another PC confirmed apart stays, whatever came first by the clocks', async () => {
  const office = await officeAtWork();
  const other = pcOff(office, 2, 8);
  const terminalId = '14999003';
  const facts = { terminalId, merchant: '990000001', psp: 'به‌پرداخت ملت', letterNumber: '77/1' };
  const { as, manager, clerk } = office;
  const isDesignated = (): boolean[] => {
    meet(office, other);
    return [office.desk, other.desk].map(({ reads }) => reads.payments.isDesignated(terminalId, tomorrow));
  };
  const from = (validFrom: string, validTo: string | null) => ({
    ...{ ...facts, letterDay: '2026-11-20', validFrom, validTo },
  });
  await designateTerminal(other.seat(manager), other.seat(clerk), from(today, today));
  meet(office, other);
  await designateTerminal(as(manager), as(clerk), from(tomorrow, null));
  await retire(other, office, yesterday, terminalId);
  expect(isDesignated()).toEqual([true, true]);
  await retire(other, office, today, terminalId);
  expect(isDesignated()).toEqual([false, false]);
});

it('is looked up without walking the days', async () => {
  const office = await openOffice();
  const { openedUnaware } = terminalStatements(office.desk.store.orm);
  const steps = planOf(office.desk, openedUnaware());
  expect(steps).toContain('SEARCH day_openings USING INDEX day_openings_day (day>? AND day<?)');
  expect(steps).toContain('SEARCH o USING INDEX day_openings_day (day>?)');
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
