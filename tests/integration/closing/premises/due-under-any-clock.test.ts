// What asks for a check comes after the checks that its PC knew of, and a check after what asked for it: whichever clock is ahead.
import { describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '#tests/support/office.ts';
import { pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const checked = (item: 'equipment_state' | 'guide_boards') => ({ item, result: 'passed', note: '' }) as const;

async function officeOfTwo(minutes: number) {
  const office = await openOffice();
  const other = pcOff(office, 2, minutes);
  const { equipmentId } = await office.as(office.manager).equipment.register({
    kind: 'printer',
    title: 'چاپگر باجه',
    serial: 'PR-1',
    terminalId: null,
    serviceEveryDays: null,
  });
  meet(office, other);
  return { office, other, equipmentId, here: office.as(office.manager), there: other.seat(office.clerk) };
}

/** Whether the item is due, the same at both PCs. */
async function isDue(office: TestOffice, other: SecondDesk, item: string): Promise<boolean> {
  meet(office, other);
  const of = ({ items }: Awaited<ReturnType<typeof there.morningCard>>) =>
    items.find((one) => one.item === item)?.isDue ?? false;
  const { premises: there } = other.seat(office.manager);
  const found = of(await office.as(office.manager).premises.morningCard());
  expect(of(await there.morningCard())).toBe(found);
  return found;
}

describe.each([
  ['ahead', 120],
  ['behind', -120],
])('a PC whose clock is two hours %s', (_, minutes) => {
  it('D17.5 covers no fault that is reported after its check, and its check covers what it knew', async () => {
    const { office, other, equipmentId, here, there } = await officeOfTwo(minutes);
    const fault = { equipmentId, description: 'کاغذ را مچاله می‌کند', stopsWork: false };
    await there.premises.recordCheck(checked('equipment_state'));
    expect(await isDue(office, other, 'equipment_state')).toBe(false);
    await here.equipment.reportFault(fault);
    expect(await isDue(office, other, 'equipment_state')).toBe(true);
    await there.premises.recordCheck(checked('equipment_state'));
    expect(await isDue(office, other, 'equipment_state')).toBe(false);
    await there.equipment.reportFault(fault);
    expect(await isDue(office, other, 'equipment_state')).toBe(true);
    await here.premises.recordCheck(checked('equipment_state'));
    expect(await isDue(office, other, 'equipment_state')).toBe(false);
    await here.equipment.reportFault(fault);
    expect(await isDue(office, other, 'equipment_state')).toBe(true);
  });
});
