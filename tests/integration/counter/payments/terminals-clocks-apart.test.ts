// A terminal that is retired and designated again at PCs whose clocks are apart: what was done last, knowing of the rest, stands.
import { describe, expect, it } from 'vitest';
import { officeAtWork, tomorrow } from '#tests/support/closing-day.ts';
import { type Caller, designateTerminal, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const terminalId = '14999003';
const yesterday = '2026-11-24';
const terminal = {
  terminalId,
  merchant: '990000001',
  psp: 'به‌پرداخت ملت',
  validFrom: today,
  validTo: null,
  letterNumber: '77/1',
  letterDay: '2026-11-20',
};

/** Two PCs, the second one's clock eight minutes ahead of the first one's. */
async function pcsApart() {
  const office = await officeAtWork();
  const now = Date.parse(office.desk.machine.now()) + 8 * 60_000;
  const other = joinOffice(office, 2, testMachine(new Date(now).toISOString()).machine);
  const { manager, clerk } = office;
  const designate = async (at: 'behind' | 'ahead', over: object = {}) => {
    const seat = at === 'behind' ? office.as : other.seat;
    await designateTerminal(seat(manager), seat(clerk), { ...terminal, ...over });
    meet(office, other);
  };
  const retire = async (at: () => Caller) => {
    await at().payments.retireTerminal({ terminalId, lastDay: today });
    meet(office, other);
  };
  /** Whether both PCs say that the terminal is designated tomorrow. */
  const isDesignated = (): boolean => {
    const [here, there] = [office.desk, other.desk].map(({ reads }) =>
      reads.payments.isDesignated(terminalId, tomorrow),
    );
    expect(there).toBe(here);
    return here === true;
  };
  const behind = () => office.as(manager);
  const ahead = () => other.seat(manager);
  return { office, other, designate, retire, isDesignated, behind, ahead };
}

describe('D2.15 retiring a terminal', () => {
  it('D2.15 ends what was confirmed before it at a PC whose clock is ahead', async () => {
    const { designate, retire, isDesignated, behind } = await pcsApart();
    await designate('ahead');
    expect(isDesignated()).toBe(true);
    await retire(behind);
    expect(isDesignated()).toBe(false);
  });

  it('D2.15 leaves what another PC confirmed apart from it, whatever came first by the clocks', async () => {
    const { office, other, designate, retire, isDesignated, ahead } = await pcsApart();
    await designate('ahead', { validTo: today });
    const { manager, clerk } = office;
    await designateTerminal(office.as(manager), office.as(clerk), { ...terminal, validFrom: tomorrow });
    await ahead().payments.retireTerminal({ terminalId, lastDay: yesterday });
    meet(office, other);
    expect(isDesignated()).toBe(true);
    await retire(ahead);
    expect(isDesignated()).toBe(false);
  });
});
