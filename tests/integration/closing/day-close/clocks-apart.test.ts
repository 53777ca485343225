// A day that is closed and reopened at two linked PCs whose clocks are some minutes apart: what was done last, knowing of the rest,
// stands at both, whichever clock is ahead.
import { describe, expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { noTransaction, officeAtWork, overviewOf, tomorrow } from '#tests/support/closing-day.ts';
import { laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import { type Caller, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const reason = 'گزارش دوم بانک پس از بستن روز رسید';

type Pcs = {
  readonly office: TestOffice;
  readonly other: SecondDesk;
  /** The manager at the PC whose clock is eight minutes ahead, and at the one that keeps the true time. */
  readonly ahead: () => Caller;
  readonly behind: () => Caller;
  close(at: () => Caller): Promise<string>;
  reopen(at: () => Caller): Promise<void>;
};

async function pcsApart(who: 'the first' | 'the second'): Promise<Pcs> {
  const office = await officeAtWork();
  const now = Date.parse(office.desk.machine.now()) + (who === 'the second' ? 8 : -8) * 60_000;
  const other = joinOffice(office, 2, testMachine(new Date(now).toISOString()).machine);
  const here = () => office.as(office.manager);
  const there = () => other.seat(office.manager);
  const { password } = office.manager;
  meet(office, other);
  return {
    office,
    other,
    ...(who === 'the second' ? { ahead: there, behind: here } : { ahead: here, behind: there }),
    async close(at) {
      const { dayClose } = at();
      const { terminals, missingPeers } = await dayClose.overview({ day: today });
      for (const { terminalId, report } of terminals)
        if (report === 'missing') await dayClose.declareZero(noTransaction(today, terminalId));
      const withoutPcs = missingPeers.map(({ device }) => device);
      const { headCode } = await dayClose.close({ day: today, reason, outOfTurn: [], withoutPcs, password });
      meet(office, other);
      return headCode;
    },
    async reopen(at) {
      await at().dayClose.reopen({ day: today, reason, password });
      meet(office, other);
    },
  };
}

/** What both PCs say of the day, and any other one that the entries of the two come to in whatever order. */
async function expectEverywhere({ office, other }: Pcs, state: 'open' | 'closed', headCode: string | null) {
  const seen = ({ reads }: Desk) => ({
    state: reads.businessDay.stateOf(today),
    latest: reads.businessDay.latestClosing(today)?.headCode ?? null,
    status: reads.dayClose.closingInForce(today)?.headCode ?? null,
    closedBefore: reads.dayClose.closedBefore(tomorrow)?.headCode ?? null,
    openBefore: reads.businessDay.openBefore(tomorrow),
  });
  const expected = {
    state,
    ...{ latest: headCode, status: headCode, closedBefore: headCode },
    openBefore: state === 'open' ? [today] : [],
  };
  for (const desk of [office.desk, other.desk]) expect(seen(desk)).toEqual(expected);
  for (const overview of [await overviewOf(office), await overviewThere(office, other)]) {
    expect(overview.state).toBe(state);
    expect(overview.exceptions.filter(({ kind }) => kind === 'day_closed_twice')).toEqual([]);
  }
  const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
  const all = (desk: Desk) => ({ seen: seen(desk), tables: tablesOf(desk) });
  const whole = await merged(lanes, [], all);
  expect(whole.seen).toEqual(expected);
  const mixed = Array.from({ length: 200 }, (_, index) => ({ side: index % 2, count: 3 }));
  for (const turns of [mixed, [{ side: 1, count: 100_000 }]])
    expect(await merged(lanes, turns, all)).toEqual(whole);
}

describe.each(everyNth(2, ['the first', 'the second'] as const))(
  'the clock of %s PC is eight minutes ahead',
  (who) => {
    it('D21.20 a day that was closed there and reopened here is open at both', async () => {
      const pcs = await pcsApart(who);
      const { ahead, behind, close, reopen, office } = pcs;
      await close(ahead);
      expect((await problemOf(openVisit(office))).code).toBe('DAY_CLOSED');
      await reopen(behind);
      await openVisit(office);
      await expectEverywhere(pcs, 'open', null);
      expect((await problemOf(reopen(ahead))).code).toBe('DAY_NOT_CLOSED');
    });
  },
);
