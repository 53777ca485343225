// A desk that was passed on at a PC whose clock is ahead, and passed back at another, is with whom it was passed to last.
import { expect, it } from 'vitest';
import { officeAtWork, terminal } from '#tests/support/closing-day.ts';
import { type Caller, openVisit, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;

it('D2.8 D2.9 the one who took it back answers for it, and the other takes no payment, whatever the clocks say', async () => {
  const office = await officeAtWork();
  const { clerk, manager } = office;
  const visitId = await openVisit(office);
  const ahead = new Date(Date.parse(office.desk.machine.now()) + 2 * hour).toISOString();
  const other = joinOffice(office, 2, testMachine(ahead).machine);
  const there = { clerk: other.seat(clerk), manager: other.seat(manager) };
  const here = { clerk: office.as(clerk), manager: office.as(manager) };

  async function pass(from: Caller, to: Caller, toId: string): Promise<void> {
    const offer = { toId, visitIds: [visitId], terminalIds: [terminal] };
    const { handoverId } = await from.handovers.offer(offer);
    const seen = (await to.handovers.ofDay({ day: today })).find((known) => known.handoverId === handoverId);
    await to.handovers.answer({ handoverId, answer: 'taken', seen: seen?.terminals ?? [] });
    meet(office, other);
  }
  async function expectWith(holder: 'clerk' | 'manager'): Promise<void> {
    const giver = holder === 'clerk' ? 'manager' : 'clerk';
    for (const pc of [here, there]) {
      const [has, gave] = [await pc[holder].handovers.atHand(), await pc[giver].handovers.atHand()];
      expect(has.visits.map((visit) => visit.visitId)).toEqual([visitId]);
      expect(has.terminals.map(({ terminalId }) => terminalId)).toContain(terminal);
      expect(gave.visits).toEqual([]);
      expect(gave.terminals.map(({ terminalId }) => terminalId)).not.toContain(terminal);
    }
  }

  await pass(there.clerk, there.manager, manager.id);
  await expectWith('manager');
  await pass(here.manager, here.clerk, clerk.id);
  await expectWith('clerk');
  await pass(here.clerk, here.manager, manager.id);
  await expectWith('manager');
});
